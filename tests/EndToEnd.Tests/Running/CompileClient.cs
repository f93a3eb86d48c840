using System.Net;
using System.Text;
using System.Text.Json.Nodes;
using KeymapBakery.Testing;

namespace KeymapBakery.EndToEnd.Tests.Running;

/// <summary>Talks to the REST API as the clients of api.qmk.fm do: post, poll, download.</summary>
internal sealed class CompileClient(Uri address)
{
    private static readonly HttpClient Http = new() { Timeout = TimeSpan.FromSeconds(60) };

    public async Task<string> SubmitAsync(string keymapJson)
    {
        using var body = new StringContent(keymapJson, Encoding.UTF8, "application/json");
        using var answer = await Http.PostAsync(new Uri(address, "/v1/compile"), body);
        var json = JsonNode.Parse(await answer.Content.ReadAsStringAsync())!;
        if (!answer.IsSuccessStatusCode || !(bool)json["enqueued"]!)
        {
            throw new InvalidOperationException($"{(int)answer.StatusCode} {json.ToJsonString()}");
        }

        return (string)json["job_id"]!;
    }

    /// <summary>The job's answer; every answer must be a 200, for a client gives up at the first that is not.</summary>
    public async Task<JsonNode> GetAsync(string jobId)
    {
        using var answer = await Http.GetAsync(new Uri(address, $"/v1/compile/{jobId}"));
        var text = await answer.Content.ReadAsStringAsync();
        return answer.IsSuccessStatusCode
            ? JsonNode.Parse(text)!
            : throw new InvalidOperationException($"Polling {jobId} answered {(int)answer.StatusCode} {text}");
    }

    /// <summary>The JSON at a path, whatever the status.</summary>
    public async Task<(HttpStatusCode Status, JsonNode? Json)> ReadAsync(string path)
    {
        using var answer = await Http.GetAsync(new Uri(address, path));
        return (answer.StatusCode, JsonNode.Parse(await answer.Content.ReadAsStringAsync()));
    }

    public Task<JsonNode> WaitForAsync(string jobId, string status, int seconds = 60) =>
        Eventually.GetAsync(
            async () =>
            {
                var job = await GetAsync(jobId);
                return (string?)job["status"] == status ? job : null;
            },
            TimeSpan.FromSeconds(seconds),
            $"Status {status} of job {jobId}");

    public async Task<JsonNode> CancelAsync(string jobId)
    {
        using var answer = await Http.DeleteAsync(new Uri(address, $"/v1/compile/{jobId}"));
        return JsonNode.Parse(await answer.Content.ReadAsStringAsync())!;
    }

    /// <summary>Follows the redirect, as a browser would.</summary>
    public static async Task<Download> DownloadAsync(JsonNode url)
    {
        using var answer = await Http.GetAsync(new Uri((string)url!));
        answer.StatusCode.ShouldBe(HttpStatusCode.OK);
        return new Download(
            answer.Content.Headers.ContentDisposition?.FileName?.Trim('"'),
            await answer.Content.ReadAsByteArrayAsync());
    }
}

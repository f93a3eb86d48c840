using System.Net.Http.Json;
using System.Text;
using System.Text.Json.Nodes;

namespace KeymapBakery.ApiBench;

/// <summary>What both APIs understand.</summary>
internal sealed class SubjectApi(string name, HttpClient api)
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(30);
    private static readonly TimeSpan Pause = TimeSpan.FromMilliseconds(500);

    /// <summary>Submits a keymap and returns the id of its job.</summary>
    public async Task<string> SubmitAsync(string keymap)
    {
        using var body = new StringContent(keymap, Encoding.UTF8, "application/json");
        using var answer = await api.PostAsync(new Uri("v1/compile", UriKind.Relative), body);
        var text = await answer.Content.ReadAsStringAsync();
        return answer.IsSuccessStatusCode
            ? JsonNode.Parse(text)!["job_id"]!.GetValue<string>()
            : throw new InvalidOperationException($"The {name} refused the keymap with {(int)answer.StatusCode}: {text}");
    }

    /// <summary>How far a job is.</summary>
    public async Task<JsonObject> GetAsync(string job) =>
        await api.GetFromJsonAsync<JsonObject>(new Uri($"v1/compile/{job}", UriKind.Relative))
        ?? throw new InvalidOperationException($"The {name} answers nothing about job {job}.");

    /// <summary>How many builds wait, once that does not change any more.</summary>
    public async Task<long> ReadQueueAsync()
    {
        var (before, now) = (-1L, await ReadNowAsync());
        while (before != now)
        {
            await Task.Delay(Pause);
            (before, now) = (now, await ReadNowAsync());
        }

        return now;
    }

    /// <summary>Returns when so many builds wait.</summary>
    /// <exception cref="InvalidOperationException">They do not.</exception>
    public async Task ExpectQueueAsync(long builds)
    {
        using var patience = new CancellationTokenSource(Patience);
        long now;
        while ((now = await ReadNowAsync()) < builds)
        {
            if (patience.IsCancellationRequested)
            {
                throw new InvalidOperationException($"{builds} builds must be waiting in the {name}, but only {now} are: submissions were lost, or not distinct.");
            }

            await Task.Delay(Pause, CancellationToken.None);
        }
    }

    private async Task<long> ReadNowAsync() =>
        (await api.GetFromJsonAsync<JsonObject>(new Uri("v1/healthcheck", UriKind.Relative)))!["queue_length"]!.GetValue<long>();
}

using System.Diagnostics;
using System.Net.Http.Headers;
using System.Text;
using System.Text.Json.Nodes;
using KeymapBakery.BakingBench.Payloads;

namespace KeymapBakery.BakingBench.Service;

/// <summary>The running service, as a client of its REST API sees it.</summary>
internal sealed class Bakery(Uri address) : IDisposable
{
    private static readonly TimeSpan ShortPause = TimeSpan.FromMilliseconds(5);
    private static readonly TimeSpan LongPause = TimeSpan.FromMilliseconds(25);
    private static readonly TimeSpan Impatience = TimeSpan.FromSeconds(3);
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(15);

    private readonly HttpClient _http = new() { BaseAddress = address };

    /// <summary>Posts a keymap and polls its job until it has ended: every 5 ms, after 3 s every 25 ms.</summary>
    /// <exception cref="InvalidOperationException">The keymap was refused, or its job does not end.</exception>
    public async Task<BakedJob> BakeAsync(Payload payload)
    {
        using var body = new ByteArrayContent(Encoding.UTF8.GetBytes(payload.Json));
        body.Headers.ContentType = new MediaTypeHeaderValue("application/json");
        var clock = Stopwatch.StartNew();
        using var posted = await _http.PostAsync(new Uri("v1/compile", UriKind.Relative), body);
        var answer = await posted.Content.ReadAsStringAsync();
        if (!posted.IsSuccessStatusCode)
        {
            throw new InvalidOperationException($"The API refused {payload.FileName}: {answer}");
        }

        var url = new Uri($"v1/compile/{(string?)JsonNode.Parse(answer)!["job_id"]}", UriKind.Relative);
        while (clock.Elapsed < Patience)
        {
            var job = JsonNode.Parse(await _http.GetStringAsync(url))!;
            if ((string?)job["status"] is "queued" or "running")
            {
                await Task.Delay(clock.Elapsed < Impatience ? ShortPause : LongPause);
                continue;
            }

            var seconds = clock.Elapsed.TotalSeconds;
            var result = job["result"] as JsonObject;
            var firmware = (string?)(result?["firmware_binary_url"] as JsonArray)?.FirstOrDefault();
            return new BakedJob(
                firmware is null ? null : (string?)result!["firmware_filename"],
                firmware is null ? null : new Uri(firmware),
                (string?)result?["output"] ?? "",
                seconds);
        }

        throw new InvalidOperationException($"The job of {payload.FileName} has not ended after {Patience.TotalMinutes} minutes.");
    }

    /// <summary>Downloads the firmware of a job; empty when it has none.</summary>
    public async Task<byte[]> DownloadAsync(BakedJob job) => job.FirmwareUrl is null ? [] : await _http.GetByteArrayAsync(job.FirmwareUrl);

    /// <inheritdoc/>
    public void Dispose() => _http.Dispose();
}

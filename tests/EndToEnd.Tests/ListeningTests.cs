using System.Diagnostics;
using System.Net.ServerSentEvents;
using System.Text.Json.Nodes;
using KeymapBakery.EndToEnd.Tests.Running;

namespace KeymapBakery.EndToEnd.Tests;

public sealed class ListeningTests
{
    private const double CompilerSeconds = 4;

    [Fact]
    public async Task Lines_reach_a_listener_while_the_build_that_printed_them_still_runs()
    {
        await using var bakery = await Bakery.StartAsync();
        bakery.Firmware.DelayBuilds(CompilerSeconds);
        var id = await bakery.Client.SubmitAsync(SampleKeymap.Valid());
        using var client = new HttpClient { BaseAddress = bakery.Address };
        await using var stream = await client.GetStreamAsync($"/v1/compile/{id}/events", TestContext.Current.CancellationToken);
        var clock = new Stopwatch();
        var lines = new List<string>();
        JsonNode? end = null;

        await foreach (var item in SseParser.Create(stream).EnumerateAsync(TestContext.Current.CancellationToken))
        {
            if (item.EventType == "output")
            {
                clock.Start();
                lines.AddRange(JsonNode.Parse(item.Data)!["lines"]!.AsArray().Select(line => (string)line!));
            }
            else if (item.EventType == "end")
            {
                end = JsonNode.Parse(item.Data);
            }
        }

        // The first line is printed before the compiler sleeps.
        clock.Elapsed.TotalSeconds.ShouldBeGreaterThan(CompilerSeconds - 1);
        ((string)end!["status"]!).ShouldBe("finished");
        string.Concat(lines.Select(line => line + "\n")).ShouldBe((string)end["result"]!["output"]!);
        lines[^1].ShouldStartWith("Baked by full in ");
    }
}

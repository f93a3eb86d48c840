using System.Text.Json.Nodes;
using KeymapBakery.ApiBench.Load;
using KeymapBakery.ApiBench.Original;

namespace KeymapBakery.ApiBench;

/// <summary>Measures the API with wrk, beside the original API when there is one, in interleaved rounds.</summary>
internal sealed class BenchCommand(BenchOptions options)
{
    /// <summary>Prints medians and ratios; 1 when a target is missed.</summary>
    public async Task<int> RunAsync()
    {
        using var api = new HttpClient { BaseAddress = options.Api };
        var keymap = await File.ReadAllTextAsync(options.Keymap);
        var keyboard = JsonNode.Parse(keymap)!["keyboard"]!.GetValue<string>();
        var service = new SubjectApi("service", api);
        var job = await service.SubmitAsync(keymap);
        var status = await service.GetAsync(job);
        if (status["status"]!.GetValue<string>() != "finished")
        {
            throw new InvalidOperationException($"{options.Keymap} has not been compiled: its job is {status["status"]}. Let the service compile it first.");
        }

        await using var original = options.Original is { } folder ? await OriginalApi.StartAsync(folder, options, keymap, status) : null;
        List<Measurement> reads =
        [
            Poll("poll", options.Api, job),
            new("keyboard_list.json", Wrk.Get(new Uri(options.Api, "v1/keyboard_list.json"))),
            new("info.json", Wrk.Get(new Uri(options.Api, $"v1/keyboards/{keyboard}/info.json"))),
        ];
        List<Measurement> submissions = [new("submission", Wrk.Post(new Uri(options.Api, "v1/compile"), options.Keymap)) { Check = service }];
        if (original is not null)
        {
            reads.Insert(1, Poll("original poll", original.Address, original.JobId));
            submissions.Add(new("original submission", Wrk.Post(new Uri(original.Address, "v1/compile"), options.Keymap)));
        }

        await RunAsync("reading", reads);
        // Last, as they leave work behind: their builds are published for minutes.
        await RunAsync("submitting", submissions);
        return new Report([.. reads, .. submissions]).Print() ? 0 : 1;
    }

    private async Task RunAsync(string what, List<Measurement> measurements)
    {
        foreach (var measurement in measurements)
        {
            Console.WriteLine($"warming up: {measurement.Name}");
            await measurement.Wrk.RunAsync(options.WarmUp);
        }

        for (var round = 1; round <= options.Rounds; round++)
        {
            Console.WriteLine($"{what}, round {round} of {options.Rounds}");
            foreach (var measurement in measurements)
            {
                await measurement.RunAsync(options.Seconds);
            }
        }
    }

    private static Measurement Poll(string name, Uri address, string job) => new(name, Wrk.Get(new Uri(address, $"v1/compile/{job}")));
}

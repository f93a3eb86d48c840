using KeymapBakery.EndToEnd.Tests.Running;
using KeymapBakery.Testing;
using KeymapBakery.Testing.Prometheus;

namespace KeymapBakery.EndToEnd.Tests;

/// <summary>The metrics pages of all services, after some work, show what the operators' manual says.</summary>
public sealed class MetricsTests
{
    private static readonly string[] Services = ["gateway", "jobs", "compiler", "metadata"];

    private static readonly HttpClient Http = new();

    [Fact]
    public async Task Every_metric_of_the_manual_is_there_and_every_one_of_ours_is_in_the_manual()
    {
        await using var bakery = await Bakery.StartAsync(prebakes: true, servesKeyboards: true);
        var id = await bakery.Client.SubmitAsync(SampleKeymap.Valid());
        await bakery.Client.WaitForAsync(id, "finished");
        await bakery.Client.WaitForAsync(await bakery.Client.SubmitAsync(SampleKeymap.Valid(keymap: "again")), "finished");

        var manual = ManualRows().ToList();
        List<string> missing = [];
        try
        {
            await Eventually.TrueAsync(
                async () =>
                {
                    var pages = await ReadAllAsync(bakery);
                    missing = [.. from row in manual from service in row.Services where TypeOf(pages[service], row.Name) != row.Type select $"{row.Name} of {service}"];
                    return missing.Count == 0;
                },
                TimeSpan.FromSeconds(60));
        }
        catch (TimeoutException)
        {
            missing.ShouldBeEmpty();
        }

        var all = await ReadAllAsync(bakery);
        var ours = all.SelectMany(page => page.Value.Keys).Where(name => name.StartsWith("keymap_bakery_", StringComparison.Ordinal)).Distinct();
        ours.ShouldBeSubsetOf(manual.Select(row => row.Name));

        all["jobs"]["keymap_bakery_job_submissions_total"].Value(("build", "new")).ShouldBe(1);
        all["jobs"]["keymap_bakery_job_submissions_total"].Value(("build", "finished")).ShouldBe(1);
        all["jobs"]["keymap_bakery_build_ends_total"].Value(("state", "finished")).ShouldBe(1);
        all["compiler"]["keymap_bakery_build_duration_seconds"].Samples
            .Single(sample => sample.Name.EndsWith("_count", StringComparison.Ordinal))
            .Labels.ShouldBe(new Dictionary<string, string> { ["strategy"] = "full", ["result"] = "finished" }, ignoreOrder: true);
    }

    [Fact]
    public async Task The_public_port_of_the_API_shows_no_metrics()
    {
        await using var bakery = await Bakery.StartAsync();

        using var answer = await Http.GetAsync(new Uri(bakery.Address, "/metrics"), TestContext.Current.CancellationToken);

        ((int)answer.StatusCode).ShouldBe(404);
        (await answer.Content.ReadAsStringAsync(TestContext.Current.CancellationToken)).ShouldContain("There is nothing at /metrics");
    }

    private static string? TypeOf(IReadOnlyDictionary<string, MetricFamily> page, string name) => page.GetValueOrDefault(name)?.Type;

    private static async Task<Dictionary<string, IReadOnlyDictionary<string, MetricFamily>>> ReadAllAsync(Bakery bakery)
    {
        var pages = new Dictionary<string, IReadOnlyDictionary<string, MetricFamily>>();
        foreach (var service in Services)
        {
            var text = await Http.GetStringAsync(new Uri(bakery.HealthOf(service), "/metrics"), TestContext.Current.CancellationToken);
            pages.Add(service, MetricsText.Parse(text));
        }

        return pages;
    }

    private static IEnumerable<(string Name, string Type, string[] Services)> ManualRows() =>
        from line in File.ReadLines(RepositoryRoot.Of("docs/operations.md"))
            .SkipWhile(line => !line.StartsWith("| metric | type |", StringComparison.Ordinal)).Skip(2)
            .TakeWhile(line => line.StartsWith('|'))
        let cells = line.Trim('|').Split('|').Select(cell => cell.Trim()).ToList()
        select (cells[0].Trim('`'), cells[1], cells[3].Split(", "));
}

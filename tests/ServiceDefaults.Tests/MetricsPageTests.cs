using System.Diagnostics.Metrics;
using System.Net;

namespace KeymapBakery.ServiceDefaults.Tests;

/// <summary>The metrics as Prometheus reads them.</summary>
public sealed class MetricsPageTests
{
    [Fact]
    public async Task Counters_end_in_total_and_are_there_by_labels()
    {
        await using var service = await SmallService.StartAsync();
        var counter = service.Meter.CreateCounter<long>("keymap_bakery.test.loaves", "{loaf}", "Loaves, by crust.");
        counter.Add(2, Label("crust", "dark"));
        counter.Add(3, Label("crust", "dark"));
        counter.Add(1, Label("crust", "light"));

        var family = (await service.ReadMetricsAsync())["keymap_bakery_test_loaves_total"];

        family.Type.ShouldBe("counter");
        family.Help.ShouldBe("Loaves, by crust.");
        family.Value(("crust", "dark")).ShouldBe(5);
        family.Value(("crust", "light")).ShouldBe(1);
    }

    [Fact]
    public async Task Histograms_have_cumulative_buckets_a_sum_and_a_count()
    {
        await using var service = await SmallService.StartAsync();
        var histogram = service.Meter.CreateHistogram(
            "keymap_bakery.test.baking", "s", "Time in the oven.", tags: null, advice: new InstrumentAdvice<double> { HistogramBucketBoundaries = [0.5, 1, 2.5] });
        foreach (var seconds in new[] { 0.1, 0.5, 0.7, 2, 9 })
        {
            histogram.Record(seconds);
        }

        var family = (await service.ReadMetricsAsync())["keymap_bakery_test_baking_seconds"];

        family.Type.ShouldBe("histogram");
        family.Samples.Where(sample => sample.Name.EndsWith("_bucket", StringComparison.Ordinal))
            .Select(sample => (sample.Labels["le"], sample.Value)).ShouldBe([("0.5", 2), ("1", 3), ("2.5", 4), ("+Inf", 5)]);
        family.Samples.Single(sample => sample.Name.EndsWith("_sum", StringComparison.Ordinal)).Value.ShouldBe(12.3, 0.0001);
        family.Samples.Single(sample => sample.Name.EndsWith("_count", StringComparison.Ordinal)).Value.ShouldBe(5);
    }

    [Theory]
    [InlineData("keymap_bakery.test.size", "By", "keymap_bakery_test_size_bytes")]
    [InlineData("keymap_bakery.test.share", "1", "keymap_bakery_test_share_ratio")]
    [InlineData("keymap_bakery.test.load", "%", "keymap_bakery_test_load_percent")]
    [InlineData("keymap_bakery.test.slots", "{slot}", "keymap_bakery_test_slots")]
    [InlineData("keymap_bakery.test.speed", "By/s", "keymap_bakery_test_speed_bytes_per_second")]
    [InlineData("keymap_bakery.test.wait_seconds", "s", "keymap_bakery_test_wait_seconds")]
    [InlineData("keymap_bakery/test.-odd", null, "keymap_bakery_test_odd")]
    public async Task Gauges_are_named_with_their_units(string name, string? unit, string expected)
    {
        await using var service = await SmallService.StartAsync();
        service.Meter.CreateObservableGauge(name, () => -1.5, unit);

        var family = (await service.ReadMetricsAsync())[expected];

        family.Type.ShouldBe("gauge");
        family.Value().ShouldBe(-1.5);
    }

    [Fact]
    public async Task Odd_characters_in_labels_and_help_come_through()
    {
        const string Odd = "back\\slash \"quoted\"\nsecond line, é, {brace} = 1";
        await using var service = await SmallService.StartAsync();
        service.Meter.CreateCounter<double>("keymap_bakery.test.odd", null, Odd).Add(0.1, Label("odd.label-name", Odd), Label("empty", ""), Label("flag", true));

        var family = (await service.ReadMetricsAsync())["keymap_bakery_test_odd_total"];

        family.Help.ShouldBe(Odd);
        family.Samples.Single().Labels["odd_label_name"].ShouldBe(Odd);
        family.Samples.Single().Labels["flag"].ShouldBe("true");
        family.Samples.Single().Value.ShouldBe(0.1);
    }

    [Fact]
    public async Task Labels_whose_names_become_the_same_share_their_values()
    {
        await using var service = await SmallService.StartAsync();
        service.Meter.CreateCounter<long>("keymap_bakery.test.same").Add(1, Label("a.b", "first"), Label("a_b", "second"));

        (await service.ReadMetricsAsync())["keymap_bakery_test_same_total"].Samples.Single().Labels["a_b"].ShouldBe("first;second");
    }

    [Fact]
    public async Task Infinite_and_missing_numbers_are_written_as_Prometheus_writes_them()
    {
        await using var service = await SmallService.StartAsync();
        var values = new[] { double.PositiveInfinity, double.NegativeInfinity, double.NaN };
        service.Meter.CreateObservableGauge("keymap_bakery.test.strange", () => values.Select((value, index) => new Measurement<double>(value, Label("n", index))));

        (await service.ReadMetricsAsync())["keymap_bakery_test_strange"].Samples.Select(sample => sample.Value).ShouldBe(values);
    }

    [Fact]
    public async Task A_gauge_that_has_nothing_to_say_is_not_there()
    {
        await using var service = await SmallService.StartAsync();
        service.Meter.CreateObservableGauge("keymap_bakery.test.silent", () => Array.Empty<Measurement<long>>());

        (await service.ReadMetricsAsync()).Keys.ShouldNotContain("keymap_bakery_test_silent");
    }

    [Fact]
    public async Task The_page_tells_the_service_its_runtime_and_its_requests_but_not_those_of_probes()
    {
        await using var service = await SmallService.StartAsync();
        await service.Public.GetStringAsync(new Uri("/hello", UriKind.Relative), TestContext.Current.CancellationToken);
        await service.Health.GetStringAsync(new Uri("/healthz/ready", UriKind.Relative), TestContext.Current.CancellationToken);

        // A request is measured after it was answered.
        var metrics = await Eventually.GetAsync(
            async () => await service.ReadMetricsAsync() is var page && page.ContainsKey("http_server_request_duration_seconds") ? page : null,
            TimeSpan.FromSeconds(10));

        metrics["target_info"].Samples.Single().Labels["service_name"].ShouldBe("keymap-bakery-small");
        metrics.Keys.ShouldContain("dotnet_process_memory_working_set_bytes");
        var routes = metrics["http_server_request_duration_seconds"].Samples.Select(sample => sample.Labels.GetValueOrDefault("http_route")).Distinct();
        // Services of other tests are in this process, too.
        routes.ShouldBeSubsetOf(["/hello", "/traced"]);
    }

    [Fact]
    public async Task The_page_is_there_at_the_endpoint_Health_only_whatever_host_a_request_names()
    {
        await using var service = await SmallService.StartAsync();
        using var page = await service.Health.GetAsync(new Uri("/metrics", UriKind.Relative), TestContext.Current.CancellationToken);
        page.Content.Headers.ContentType!.ToString().ShouldBe("text/plain; version=0.0.4; charset=utf-8");

        using var request = new HttpRequestMessage(HttpMethod.Get, "/metrics");
        request.Headers.Host = service.Health.BaseAddress!.Authority;
        using var refused = await service.Public.SendAsync(request, TestContext.Current.CancellationToken);

        refused.StatusCode.ShouldBe(HttpStatusCode.NotFound);
    }

    [Fact]
    public async Task Without_the_endpoint_there_is_no_page_but_there_is_health()
    {
        await using var service = await SmallService.StartAsync(hasHealthEndpoint: false);

        using var page = await service.Public.GetAsync(new Uri("/metrics", UriKind.Relative), TestContext.Current.CancellationToken);
        using var live = await service.Public.GetAsync(new Uri("/healthz/live", UriKind.Relative), TestContext.Current.CancellationToken);

        page.StatusCode.ShouldBe(HttpStatusCode.NotFound);
        live.StatusCode.ShouldBe(HttpStatusCode.OK);
    }

    private static KeyValuePair<string, object?> Label(string name, object? value) => new(name, value);
}

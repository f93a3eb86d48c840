using System.Text.Json.Nodes;
using KeymapBakery.EndToEnd.Tests.Running;
using KeymapBakery.Testing;
using KeymapBakery.Testing.Otlp;

namespace KeymapBakery.EndToEnd.Tests;

/// <summary>One submission is one trace, through all services and everything between them.</summary>
public sealed class TraceTests
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(30);

    [Fact]
    public async Task A_submission_is_one_trace_from_the_request_to_the_object_store_and_back()
    {
        await using var s3 = await S3Server.StartAsync();
        await using var collector = new TraceCollector();
        await using var bakery = await Bakery.StartAsync(s3, settings: new Dictionary<string, string>(collector.Settings) { ["Logging:Format"] = "json" });

        var id = await bakery.Client.SubmitAsync(SampleKeymap.Valid());
        await bakery.Client.WaitForAsync(id, "finished");

        // The last thing that happens: the job service has taken note of the end.
        await UntilAsync(collector, spans =>
            spans.Any(span => span is { Service: "keymap-bakery-jobs", Kind: 5 } && span.Name.Contains("build-events", StringComparison.Ordinal))
            && spans.Any(span => span.Name == "build") && spans.Any(span => span.Name == "POST /v1/compile"));
        var spans = collector.Spans;
        var root = spans.Single(span => span.Name == "POST /v1/compile");
        root.ShouldSatisfyAllConditions(
            () => root.Service.ShouldBe("keymap-bakery-gateway"),
            () => root.ParentId.ShouldBeEmpty(),
            () => root.Tags["http.request.method"].ShouldBe("POST"),
            () => root.Tags["http.route"].ShouldBe("/v1/compile"),
            () => root.Tags["http.response.status_code"].ShouldBe("200"));
        // Polls, heartbeats and housekeeping begin no traces.
        spans.Select(span => span.TraceId).Distinct().ShouldBe([root.TraceId]);

        var build = spans.Single(span => span.Name == "build");
        PathTo(build, spans).ShouldSatisfyAllConditions(
            path => path[..3].ShouldBe(
                ["gateway POST /v1/compile", "gateway bakery.jobs.v1.Jobs/Submit", "jobs bakery.jobs.v1.Jobs/Submit"]),
            path => path[3].ShouldBe("jobs outbox publish"),
            path => path[4].ShouldStartWith("jobs "),
            path => path[5].ShouldStartWith("compiler "),
            path => path[^1].ShouldBe("compiler build"));
        build.ShouldSatisfyAllConditions(
            () => build.Tags["keymap_bakery.build.result"].ShouldBe("finished"),
            () => build.Tags["keymap_bakery.build.strategy"].ShouldBe("full"),
            () => build.Tags["keymap_bakery.keyboard"].ShouldBe("bakery/pretzel"),
            () => build.Tags["keymap_bakery.firmware.commit"].Length.ShouldBe(40));

        foreach (var phase in new[] { "bake source", "bake compile" })
        {
            var span = spans.Single(span => span.Name == phase);
            span.ParentId.ShouldBe(build.Id);
            (span.Start >= build.Start && span.End <= build.End && span.Start <= span.End).ShouldBeTrue();
        }

        var uploads = spans.Where(span => span.Name == "S3.PutObject" && span.Tags["aws.s3.key"].StartsWith("builds/", StringComparison.Ordinal)).ToList();
        uploads.Select(span => Path.GetFileName(span.Tags["aws.s3.key"])).Order().ShouldBe(["firmware.hex", "keymap.json"]);
        uploads.ShouldAllBe(span => span.ParentId == build.Id && span.Kind == 3 && span.Tags["aws.s3.bucket"] == S3Server.Bucket);

        var submit = spans.Where(span => span.Name == "bakery.jobs.v1.Jobs/Submit").OrderBy(span => span.Kind).ToList();
        submit.Select(span => span.Kind).ShouldBe([2, 3]);
        submit.ShouldAllBe(span => span.Tags["rpc.system.name"] == "grpc" && span.Tags["rpc.response.status_code"] == "OK");
        submit[0].Tags["keymap_bakery.job.id"].ShouldBe(id);

        // The way back ends with the job service, which reads what the compiler has said.
        var reports = spans.Where(span => span is { Service: "keymap-bakery-jobs", Kind: 5 }).ToList();
        reports.ShouldNotBeEmpty();
        reports.ShouldAllBe(report => PathTo(report, spans).Contains("jobs outbox publish"));

        // And the logs of all three tell the same trace.
        foreach (var service in new[] { "gateway", "jobs", "compiler" })
        {
            bakery.ReadLog(service).Select(line => JsonNode.Parse(line)!)
                .ShouldContain(entry => (string?)entry["trace_id"] == root.TraceId && (string?)entry["service"] == service);
        }
    }

    [Fact]
    public async Task Logs_have_one_trace_id_in_all_services_though_nobody_collects_traces()
    {
        await using var bakery = await Bakery.StartAsync(settings: new Dictionary<string, string> { ["Logging:Format"] = "json" });
        var id = await bakery.Client.SubmitAsync(SampleKeymap.Valid());
        await bakery.Client.WaitForAsync(id, "finished");

        var trace = bakery.ReadLog("gateway").Select(line => JsonNode.Parse(line)!)
            .Single(entry => (string?)entry["attributes"]?["JobId"] == id)["trace_id"]!.GetValue<string>();

        foreach (var service in new[] { "jobs", "compiler" })
        {
            bakery.ReadLog(service).Select(line => JsonNode.Parse(line)!).ShouldContain(entry => (string?)entry["trace_id"] == trace);
        }
    }

    private static async Task UntilAsync(TraceCollector collector, Func<IReadOnlyList<ExportedSpan>, bool> isComplete)
    {
        try
        {
            await Eventually.TrueAsync(() => Task.FromResult(isComplete(collector.Spans)), Patience);
        }
        catch (TimeoutException)
        {
            Assert.Fail($"The trace has no end: {string.Join("; ", collector.Spans.Select(span => $"{span.Service} {span.Kind} {span.Name}").Distinct())}");
        }
    }

    // From the first span to this one, as service and name.
    private static List<string> PathTo(ExportedSpan span, IReadOnlyList<ExportedSpan> spans)
    {
        var path = new List<string>();
        for (var current = span; current is not null; current = spans.SingleOrDefault(parent => parent.Id == current.ParentId))
        {
            path.Insert(0, $"{current.Service["keymap-bakery-".Length..]} {current.Name}");
        }

        return path;
    }
}

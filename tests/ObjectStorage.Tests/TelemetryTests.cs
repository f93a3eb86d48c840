using System.Collections.Concurrent;
using System.Diagnostics;
using System.Diagnostics.Metrics;
using KeymapBakery.Testing;
using Shouldly;

namespace KeymapBakery.ObjectStorage.Tests;

/// <summary>What is told of the uses of the store.</summary>
public sealed class TelemetryTests
{
    [Fact]
    public async Task Every_use_is_a_span_and_a_measurement_failures_included()
    {
        using var folder = new TemporaryFolder("objects");
        await using var host = await StoreHost.StartAsync(new Dictionary<string, string?>
        {
            ["ObjectStorage:Kind"] = "FileSystem",
            ["ObjectStorage:FileSystem:Path"] = folder.Path,
            ["ObjectStorage:FileSystem:SigningKey"] = "a key that is only good for this test run",
        });
        using var test = new Activity("the test").Start();
        var spans = new ConcurrentQueue<Activity>();
        using var listener = new ActivityListener
        {
            ShouldListenTo = source => source.Name == "KeymapBakery.ObjectStorage",
            Sample = static (ref ActivityCreationOptions<ActivityContext> _) => ActivitySamplingResult.AllDataAndRecorded,
            ActivityStopped = spans.Enqueue,
        };
        ActivitySource.AddActivityListener(listener);
        var measured = new ConcurrentQueue<string>();
        using var meters = new MeterListener
        {
            InstrumentPublished = (instrument, published) =>
            {
                if (instrument.Name == "keymap_bakery.object_store.operation.duration"
                    && instrument.Meter.Scope == host.Services.GetService(typeof(IMeterFactory)))
                {
                    published.EnableMeasurementEvents(instrument);
                }
            },
        };
        meters.SetMeasurementEventCallback<double>((_, _, tags, _) =>
            measured.Enqueue(string.Join(' ', tags.ToArray().Select(tag => $"{tag.Key}={tag.Value}"))));
        meters.Start();
        var token = TestContext.Current.CancellationToken;

        using (var content = new MemoryStream([1, 2, 3]))
        {
            await host.Store.PutAsync("a/b", content, "application/zip", token);
        }

        await (await host.Store.OpenReadAsync("a/b", token))!.DisposeAsync();
        (await host.Store.ExistsAsync("a/c", token)).ShouldBeFalse();
        await host.Store.DeletePrefixAsync("a/", token);
        await Should.ThrowAsync<ArgumentException>(() => host.Store.ExistsAsync("../a", token));

        var mine = spans.Where(span => span.TraceId == test.TraceId).ToList();
        mine.Select(span => span.OperationName).ShouldBe(
            ["FileSystem.PutObject", "FileSystem.GetObject", "FileSystem.HeadObject", "FileSystem.DeleteObjects", "FileSystem.HeadObject"]);
        mine.ShouldAllBe(span => span.Kind == ActivityKind.Client && span.ParentSpanId == test.SpanId);
        mine[0].GetTagItem("file.path").ShouldBe("a/b");
        mine[^1].Status.ShouldBe(ActivityStatusCode.Error);
        measured.ShouldBe(
            ["operation=PutObject", "operation=GetObject", "operation=HeadObject", "operation=DeleteObjects", "operation=HeadObject error.type=ArgumentException"]);
    }
}

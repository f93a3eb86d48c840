using System.Collections.Concurrent;
using System.Diagnostics;
using System.Diagnostics.Metrics;
using Grpc.Core;
using Grpc.Testing;
using KeymapBakery.Grpc.Tests.Serving;
using Microsoft.AspNetCore.Builder;
using Microsoft.Extensions.DependencyInjection;
using Shouldly;

namespace KeymapBakery.Grpc.Tests.Telemetry;

/// <summary>Calls carry traces, and tell what became of them.</summary>
public sealed class Traces_and_measurements : IAsyncLifetime
{
    private const string Method = "grpc.testing.TestService/EmptyCall";

    private readonly ScriptedService _service = new();
    private readonly ConcurrentQueue<Activity> _spans = new();
    private readonly ConcurrentQueue<(string Instrument, double Value, Dictionary<string, object?> Tags)> _measurements = new();
    private readonly Activity _test = new("the test");
    private readonly ActivityListener _traces;
    private readonly MeterListener _meters = new();
    private TestServer _server = null!;
    private TestService.TestServiceClient _client = null!;

    public Traces_and_measurements()
    {
        _traces = new ActivityListener
        {
            ShouldListenTo = source => source.Name == "Grpc.Net.Client",
            Sample = static (ref ActivityCreationOptions<ActivityContext> _) => ActivitySamplingResult.AllDataAndRecorded,
            ActivityStopped = activity =>
            {
                if (activity.TraceId == _test.TraceId)
                {
                    _spans.Enqueue(activity);
                }
            },
        };
        _meters.InstrumentPublished = (instrument, listener) =>
        {
            if (instrument.Name is "rpc.client.call.duration" or "rpc.server.call.duration")
            {
                listener.EnableMeasurementEvents(instrument);
            }
        };
        _meters.SetMeasurementEventCallback<double>((instrument, value, tags, _) =>
            _measurements.Enqueue((instrument.Name, value, new Dictionary<string, object?>(tags.ToArray()))));
    }

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    public async ValueTask InitializeAsync()
    {
        _server = await TestServer.StartAsync(
            application => application.MapGrpcService<ScriptedService>(), register: services => services.AddSingleton(_service));
        _client = new TestService.TestServiceClient(_server.Channel);
        _meters.Start();
    }

    public async ValueTask DisposeAsync()
    {
        _meters.Dispose();
        _traces.Dispose();
        _test.Dispose();
        await _server.DisposeAsync();
    }

    [Fact]
    public async Task A_call_is_a_span_of_its_callers_trace_and_the_server_goes_on_with_it()
    {
        var seen = Trace();
        ActivitySource.AddActivityListener(_traces);
        _test.Start();

        await _client.EmptyCallAsync(new Empty(), cancellationToken: Cancellation);

        Activity.Current.ShouldBe(_test);
        var span = await SpanAsync();
        span.DisplayName.ShouldBe(Method);
        span.Kind.ShouldBe(ActivityKind.Client);
        span.ParentSpanId.ShouldBe(_test.SpanId);
        span.Status.ShouldBe(ActivityStatusCode.Unset);
        span.GetTagItem("rpc.system.name").ShouldBe("grpc");
        span.GetTagItem("rpc.method").ShouldBe(Method);
        span.GetTagItem("rpc.response.status_code").ShouldBe("OK");
        span.GetTagItem("server.address").ShouldBe("127.0.0.1");
        span.GetTagItem("server.port").ShouldBe(_server.Address.Port);
        (await seen).ShouldBe((_test.TraceId, span.SpanId));
    }

    [Fact]
    public async Task The_trace_is_carried_on_though_nobody_listens()
    {
        var seen = Trace();
        _test.Start();

        await _client.EmptyCallAsync(new Empty(), cancellationToken: Cancellation);

        (await seen).ShouldBe((_test.TraceId, _test.SpanId));
    }

    [Fact]
    public async Task A_trace_that_the_caller_names_is_not_replaced()
    {
        var seen = Trace();
        _test.Start();
        const string Given = "00-0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331-01";

        await _client.EmptyCallAsync(new Empty(), new Metadata { { "traceparent", Given } }, cancellationToken: Cancellation);

        (await seen).Trace.ToHexString().ShouldBe("0af7651916cd43dd8448eb211c80319c");
    }

    [Fact]
    public async Task What_the_caller_does_while_the_call_runs_is_no_part_of_it()
    {
        var answer = new TaskCompletionSource<Empty>();
        _service.OnEmptyCall = _ => answer.Task;
        ActivitySource.AddActivityListener(_traces);
        _test.Start();

        using var call = _client.EmptyCallAsync(new Empty(), cancellationToken: Cancellation);
        Activity.Current.ShouldBe(_test);
        answer.SetResult(new Empty());
        await call;

        Activity.Current.ShouldBe(_test);
        (await SpanAsync()).Duration.ShouldBeGreaterThan(TimeSpan.Zero);
    }

    [Fact]
    public async Task A_call_that_is_given_up_ends_its_span_as_cancelled()
    {
        _service.OnEmptyCall = async context =>
        {
            await Task.Delay(Timeout.Infinite, context.CancellationToken);
            return new Empty();
        };
        ActivitySource.AddActivityListener(_traces);
        _test.Start();

        var call = _client.EmptyCallAsync(new Empty(), cancellationToken: Cancellation);
        call.Dispose();

        var span = await SpanAsync();
        span.Status.ShouldBe(ActivityStatusCode.Error);
        span.GetTagItem("error.type").ShouldBe("CANCELLED");
        Activity.Current.ShouldBe(_test);
    }

    [Fact]
    public async Task Calls_are_measured_at_both_ends_by_method_and_status()
    {
        _service.OnEmptyCall = _ => throw new RpcException(new Status(StatusCode.NotFound, "no such thing"));
        await Should.ThrowAsync<RpcException>(async () => await _client.EmptyCallAsync(new Empty(), cancellationToken: Cancellation));

        var client = await MeasurementAsync("rpc.client.call.duration");
        client.Value.ShouldBeInRange(0, 60);
        client.Tags.ShouldBe(
            new Dictionary<string, object?>
            {
                ["rpc.system.name"] = "grpc",
                ["rpc.method"] = Method,
                ["server.address"] = "127.0.0.1",
                ["rpc.response.status_code"] = "NOT_FOUND",
                ["error.type"] = "NOT_FOUND",
            },
            ignoreOrder: true);
        // That something is not there is no failure of the server.
        (await MeasurementAsync("rpc.server.call.duration")).Tags.ShouldBe(
            new Dictionary<string, object?> { ["rpc.system.name"] = "grpc", ["rpc.method"] = Method, ["rpc.response.status_code"] = "NOT_FOUND" },
            ignoreOrder: true);
    }

    [Fact]
    public async Task A_method_that_throws_is_a_failure_of_the_server()
    {
        _service.OnEmptyCall = _ => throw new InvalidOperationException("A mistake.");
        await Should.ThrowAsync<RpcException>(async () => await _client.EmptyCallAsync(new Empty(), cancellationToken: Cancellation));

        (await MeasurementAsync("rpc.server.call.duration", "UNKNOWN")).Tags["error.type"].ShouldBe("UNKNOWN");
    }

    // What the server finds in the request: its trace, and the span that has caused it.
    private Task<(ActivityTraceId Trace, ActivitySpanId Cause)> Trace()
    {
        var seen = new TaskCompletionSource<(ActivityTraceId, ActivitySpanId)>();
        _service.OnEmptyCall = context =>
        {
            var parent = ActivityContext.Parse(context.RequestHeaders.GetValue("traceparent")!, null);
            seen.SetResult((parent.TraceId, parent.SpanId));
            return Task.FromResult(new Empty());
        };
        return seen.Task;
    }

    private Task<Activity> SpanAsync() => UntilAsync(() => _spans.SingleOrDefault());

    // Other tests make calls, too.
    private async Task<(double Value, Dictionary<string, object?> Tags)> MeasurementAsync(string instrument, string status = "NOT_FOUND")
    {
        var found = await UntilAsync(() => _measurements
            .Where(measurement => measurement.Instrument == instrument && Equals(measurement.Tags["rpc.response.status_code"], status)
                && Equals(measurement.Tags["rpc.method"], Method))
            .Select(measurement => Tuple.Create(measurement.Value, measurement.Tags))
            .FirstOrDefault());
        return (found.Item1, found.Item2);
    }

    private static async Task<T> UntilAsync<T>(Func<T?> probe)
        where T : class
    {
        var clock = Stopwatch.StartNew();
        while (clock.Elapsed < TimeSpan.FromSeconds(10))
        {
            if (probe() is { } value)
            {
                return value;
            }

            await Task.Delay(20, Cancellation);
        }

        throw new TimeoutException("Nothing was told of the call.");
    }
}

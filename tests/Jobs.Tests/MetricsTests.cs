using System.Collections.Concurrent;
using System.Diagnostics.Metrics;
using Microsoft.Extensions.DependencyInjection;

namespace KeymapBakery.Jobs.Tests;

/// <summary>What the service measures. How it is shown, ServiceDefaults.Tests and EndToEnd.Tests tell.</summary>
public sealed class MetricsTests(Servers servers) : IAsyncLifetime
{
    private readonly ConcurrentDictionary<string, double> _values = new();
    private readonly MeterListener _listener = new();
    private JobsFixture _jobs = null!;

    public async ValueTask InitializeAsync()
    {
        _jobs = new JobsFixture(servers) { Settings = [("Jobs:MetricsInterval", "00:00:00.2")] };
        await _jobs.InitializeAsync();
        // Tests run many services in one process; this one's meters are those its own factory has made.
        _listener.InstrumentPublished = (instrument, listener) =>
        {
            if (instrument.Meter.Scope == _jobs.Replica.Services.GetRequiredService<IMeterFactory>())
            {
                listener.EnableMeasurementEvents(instrument);
            }
        };
        _listener.SetMeasurementEventCallback<long>((instrument, value, tags, _) => Take(instrument, value, tags));
        _listener.SetMeasurementEventCallback<double>((instrument, value, tags, _) => Take(instrument, value, tags));
        _listener.Start();
    }

    public ValueTask DisposeAsync()
    {
        _listener.Dispose();
        return _jobs.DisposeAsync();
    }

    [Fact]
    public async Task The_queue_is_as_long_and_as_old_as_it_is()
    {
        await _jobs.SubmitAsync();
        await _jobs.SubmitAsync();
        await _jobs.RunningAsync();
        _jobs.Time.Shift = TimeSpan.FromMinutes(10);

        await UntilAsync("keymap_bakery.queue.length", length => length == 2);
        await UntilAsync("keymap_bakery.queue.running", running => running == 1);
        await UntilAsync("keymap_bakery.queue.oldest.age", age => age is >= 600 and < 700);
        await UntilAsync("keymap_bakery.outbox.length", length => length == 0);
        await UntilAsync("keymap_bakery.outbox.oldest.age", age => age == 0);
    }

    [Fact]
    public async Task Compilers_and_slots_are_those_heard_from_of_late()
    {
        await _jobs.Compilers.SayAsync(Events.Heartbeat(worker: "oven-7"));

        await UntilAsync("keymap_bakery.compilers.live", compilers => compilers >= 1);
        await UntilAsync("keymap_bakery.compilers.slots", slots => slots >= 1);
        _jobs.Time.Shift = TimeSpan.FromMinutes(1);
        await UntilAsync("keymap_bakery.compilers.live", compilers => compilers == 0);
    }

    [Fact]
    public async Task Submissions_are_counted_by_what_was_done_for_them_and_repetitions_are_not()
    {
        // Builds are shared when it is known what a branch stands for.
        await _jobs.Compilers.SayAsync(Events.Heartbeat());
        await UntilAsync("keymap_bakery.compilers.live", compilers => compilers == 1);
        var request = JobsFixture.Request();
        var (_, buildId, attemptId) = await _jobs.RunningAsync(request);
        await _jobs.SubmitAsync(request);
        await _jobs.SubmitAsync(Same(request));
        await _jobs.Compilers.SayAsync(Events.Finished(buildId, attemptId));
        await UntilAsync("keymap_bakery.build.ends state=finished", ends => ends == 1);
        await _jobs.SubmitAsync(Same(request));

        await UntilAsync("keymap_bakery.job.submissions build=new", jobs => jobs == 1);
        await UntilAsync("keymap_bakery.job.submissions build=joined", jobs => jobs == 1);
        await UntilAsync("keymap_bakery.build.wait.duration", _ => true);
        await UntilAsync("keymap_bakery.build.total.duration state=finished", _ => true);
        await UntilAsync("keymap_bakery.outbox.published", messages => messages >= 1);
    }

    private static SubmitRequest Same(SubmitRequest request)
    {
        var same = request.Clone();
        same.JobId = Guid.NewGuid().ToString();
        return same;
    }

    private void Take<T>(Instrument instrument, T value, ReadOnlySpan<KeyValuePair<string, object?>> tags)
    {
        var name = string.Join(' ', tags.ToArray().Select(tag => $"{tag.Key}={tag.Value}").Prepend(instrument.Name));
        var number = Convert.ToDouble(value, System.Globalization.CultureInfo.InvariantCulture);
        _values.AddOrUpdate(name, number, (_, before) => instrument.IsObservable ? number : before + number);
    }

    private Task UntilAsync(string name, Func<double, bool> condition) =>
        Eventually.TrueAsync(
            () =>
            {
                _listener.RecordObservableInstruments();
                return Task.FromResult(_values.TryGetValue(name, out var value) && condition(value));
            },
            JobsFixture.Patience,
            name);
}

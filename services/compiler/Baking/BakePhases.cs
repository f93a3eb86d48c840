using System.Globalization;
using KeymapBakery.Compiler.Telemetry;

namespace KeymapBakery.Compiler.Baking;

/// <summary>
/// The seconds each phase of a bake took, in the order the phases ended; some may run at the same time. Each is a span, too. Safe for several threads.
/// </summary>
internal sealed class BakePhases(TimeProvider time)
{
    private readonly Lock _gate = new();
    private readonly long _start = time.GetTimestamp();
    private readonly List<(string Name, TimeSpan Duration)> _phases = [];

    /// <summary>Adds a phase that was measured elsewhere. Of one that comes again, the times are added up.</summary>
    /// <param name="name">Its name.</param>
    /// <param name="startedAt">When it began, in UTC.</param>
    /// <param name="endedAt">When it ended, in UTC; not before it began.</param>
    public void Add(string name, DateTime startedAt, DateTime endedAt)
    {
        CompilerSource.Add($"bake {name}", startedAt, endedAt);
        Add(name, endedAt - startedAt);
    }

    private void Add(string name, TimeSpan duration)
    {
        lock (_gate)
        {
            AddCore(name, duration);
        }
    }

    private void AddCore(string name, TimeSpan duration)
    {
        var index = _phases.FindIndex(phase => phase.Name == name);
        if (index < 0)
        {
            _phases.Add((name, duration));
        }
        else
        {
            _phases[index] = (name, _phases[index].Duration + duration);
        }
    }

    /// <summary>Measures a phase.</summary>
    public async Task<T> MeasureAsync<T>(string name, Func<Task<T>> phase)
    {
        var start = time.GetTimestamp();
        using var activity = CompilerSource.Activities.StartActivity($"bake {name}");
        try
        {
            return await phase();
        }
        finally
        {
            Add(name, time.GetElapsedTime(start));
        }
    }

    /// <summary>One line, for example <c>Baked by replay in 0.061 s: source 0.001, compile 0.038, link 0.012, convert 0.004</c>.</summary>
    public string Describe(string strategy) =>
        string.Create(
            CultureInfo.InvariantCulture,
            $"Baked by {strategy} in {time.GetElapsedTime(_start).TotalSeconds:0.000} s: {string.Join(", ", _phases.Select(Describe))}");

    private static string Describe((string Name, TimeSpan Duration) phase) =>
        string.Create(CultureInfo.InvariantCulture, $"{phase.Name} {phase.Duration.TotalSeconds:0.000}");
}

using System.Diagnostics;
using KeymapBakery.ServiceDefaults;

namespace KeymapBakery.Compiler.Telemetry;

/// <summary>Where the spans of builds come from.</summary>
internal static class CompilerSource
{
    /// <summary>Name of the source, and of the meters.</summary>
    public const string Name = $"{TelemetryIdentity.SourcePrefix}.Compiler";

    /// <summary>The source.</summary>
    public static ActivitySource Activities { get; } = new(Name);

    /// <summary>A span of something that is over.</summary>
    /// <param name="name">What it was.</param>
    /// <param name="startedAt">When it began, in UTC.</param>
    /// <param name="endedAt">When it ended, in UTC.</param>
    public static void Add(string name, DateTime startedAt, DateTime endedAt)
    {
        using var activity = Activities.StartActivity(ActivityKind.Internal, startTime: startedAt, name: name);
        activity?.SetEndTime(endedAt);
    }
}

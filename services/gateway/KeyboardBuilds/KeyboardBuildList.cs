using System.Text.Json;
using KeymapBakery.Gateway.Hosting;
using KeymapBakery.Protos.Jobs.V1;

namespace KeymapBakery.Gateway.KeyboardBuilds;

/// <summary>One of the lists of all keyboards: what stands for each of them.</summary>
/// <param name="Name">Name of the list, as its path ends.</param>
/// <param name="IncludesOutput">True when it shows what was printed.</param>
/// <param name="Write">Writes what stands for a keyboard.</param>
internal sealed record KeyboardBuildList(string Name, bool IncludesOutput, Action<Utf8JsonWriter, KeyboardBuild> Write)
{
    /// <summary>Whether each works.</summary>
    public static KeyboardBuildList Status { get; } = new("build_status", false, (json, build) => json.WriteBooleanValue(build.Succeeded));

    /// <summary>Whether each works, and since when that is known.</summary>
    public static KeyboardBuildList Summary { get; } = new(
        "build_summary",
        false,
        (json, build) => JsonSerializer.Serialize(
            json,
            new KeyboardBuildSummary(build.EndedAt.ToDateTimeOffset().ToUnixTimeSeconds(), build.Warnings, build.Succeeded),
            GatewayJson.Readable.KeyboardBuildSummary));

    /// <summary>All of that, and what was printed.</summary>
    public static KeyboardBuildList Log { get; } = new(
        "build_log",
        true,
        (json, build) => JsonSerializer.Serialize(json, EntryOf(build), GatewayJson.Readable.KeyboardBuildEntry));

    /// <summary>What the log says about a keyboard.</summary>
    public static KeyboardBuildEntry EntryOf(KeyboardBuild build) =>
        new(build.EndedAt.ToDateTimeOffset().ToUnixTimeSeconds(), build.Output, build.Warnings, build.Succeeded);
}

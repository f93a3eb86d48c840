using System.Text.Json.Serialization;

namespace KeymapBakery.Gateway.Refreshing;

/// <summary>A branch after a refresh.</summary>
/// <param name="Branch">Its name.</param>
/// <param name="Commit">Full hash of the commit that is served; null when none is.</param>
/// <param name="Keyboards">Number of keyboards.</param>
/// <param name="Problem">Why the commit is not the newest; absent when it is.</param>
public sealed record RefreshedBranch(
    string Branch,
    string? Commit,
    int Keyboards,
    [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] string? Problem = null);

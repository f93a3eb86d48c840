using System.Text.Json.Serialization;

namespace KeymapBakery.Gateway.Status;

/// <summary>What there is below a path.</summary>
/// <param name="Names">The next segments of the path.</param>
public sealed record Children([property: JsonPropertyName("children")] IReadOnlyList<string> Names);

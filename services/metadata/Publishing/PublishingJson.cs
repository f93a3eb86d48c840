using System.Text.Json.Serialization;

namespace KeymapBakery.Metadata.Publishing;

/// <summary>How published JSON of our own is written.</summary>
[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.SnakeCaseLower, WriteIndented = true)]
[JsonSerializable(typeof(PublishedVersion))]
internal sealed partial class PublishingJson : JsonSerializerContext;

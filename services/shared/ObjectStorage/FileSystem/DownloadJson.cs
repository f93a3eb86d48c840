using System.Text.Json.Serialization;

namespace KeymapBakery.ObjectStorage.FileSystem;

[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase)]
[JsonSerializable(typeof(DownloadError))]
internal sealed partial class DownloadJson : JsonSerializerContext;

using System.Text.Json.Serialization;

namespace KeymapBakery.SourceArchives;

[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase, RespectNullableAnnotations = true, RespectRequiredConstructorParameters = true)]
[JsonSerializable(typeof(SourceArchiveIndex))]
internal sealed partial class SourceArchiveJson : JsonSerializerContext;

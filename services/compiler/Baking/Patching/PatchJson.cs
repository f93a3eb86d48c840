using System.Text.Json.Serialization;

namespace KeymapBakery.Compiler.Baking.Patching;

/// <summary>How images are written down.</summary>
[JsonSerializable(typeof(PatchImage))]
internal sealed partial class PatchJson : JsonSerializerContext;

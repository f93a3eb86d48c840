using System.Text.Json.Serialization;

namespace KeymapBakery.Compiler.Baking.Templates;

/// <summary>How templates are written down.</summary>
[JsonSerializable(typeof(Template))]
[JsonSerializable(typeof(TemplatePointer))]
internal sealed partial class TemplateJson : JsonSerializerContext;

namespace KeymapBakery.Compiler.Baking.Templates;

/// <summary>Says which file in the object store is a template.</summary>
/// <param name="Sha256">SHA-256 of the file, which it is named after; lower-case hexadecimal.</param>
/// <param name="SizeBytes">Size of the file in bytes.</param>
internal sealed record TemplatePointer(string Sha256, long SizeBytes);

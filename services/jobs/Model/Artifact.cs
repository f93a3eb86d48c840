namespace KeymapBakery.Jobs.Model;

/// <summary>A file in the object store.</summary>
/// <param name="Key">Key in the object store.</param>
/// <param name="FileName">Name to offer to a person who saves the file.</param>
/// <param name="SizeBytes">Size in bytes.</param>
/// <param name="Sha256">SHA-256 of the content, lower-case hexadecimal.</param>
public sealed record Artifact(string Key, string FileName, long SizeBytes, string Sha256);

namespace KeymapBakery.Messages;

/// <summary>A file an attempt has put into the object store.</summary>
/// <param name="Key">Key in the object store; begins with <see cref="ArtifactKeys.BuildPrefix"/>, or is that of the source archive of a commit.</param>
/// <param name="FileName">Name to offer to a person who saves the file.</param>
/// <param name="SizeBytes">Size in bytes.</param>
/// <param name="Sha256">SHA-256 of the content, lower-case hexadecimal.</param>
public sealed record BuildArtifact(string Key, string FileName, long SizeBytes, string Sha256);

namespace KeymapBakery.Messages;

/// <summary>Facts about a firmware file that was compiled ahead and is kept nowhere.</summary>
/// <param name="FileName">Name of the file.</param>
/// <param name="SizeBytes">Size in bytes.</param>
/// <param name="Sha256">SHA-256 of the content, lower-case hexadecimal.</param>
public sealed record PrebakedFirmware(string FileName, long SizeBytes, string Sha256);

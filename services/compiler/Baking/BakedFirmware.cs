namespace KeymapBakery.Compiler.Baking;

/// <summary>A firmware file.</summary>
/// <param name="Path">Where it lies.</param>
/// <param name="FileName">Name to offer to a person, for example <c>crkbd_rev1_mine.hex</c>.</param>
internal sealed record BakedFirmware(string Path, string FileName);

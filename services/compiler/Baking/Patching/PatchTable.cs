namespace KeymapBakery.Compiler.Baking.Patching;

/// <summary>Where a table of keycodes lies. Offsets and lengths are in bytes.</summary>
/// <param name="Name">Its name in C.</param>
/// <param name="ObjectOffset">Where it is in the object.</param>
/// <param name="FirmwareOffset">Where it is in the data of the firmware.</param>
/// <param name="Length">Its length.</param>
/// <param name="Rivals">
/// Where other data of the same length is in the firmware. A compiler may make one of two constants that hold the same.
/// </param>
internal sealed record PatchTable(string Name, int ObjectOffset, int FirmwareOffset, int Length, IReadOnlyList<int> Rivals);

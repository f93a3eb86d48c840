namespace KeymapBakery.Compiler.Baking.Patching;

/// <summary>A piece of data in an ELF file.</summary>
/// <param name="Name">Its name.</param>
/// <param name="Address">Where it is when the program runs; in an object that is not linked, its place in its section.</param>
/// <param name="FileOffset">Where its bytes are in the file.</param>
/// <param name="Length">Its length in bytes.</param>
internal sealed record ElfSymbol(string Name, uint Address, int FileOffset, int Length);

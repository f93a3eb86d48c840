namespace KeymapBakery.Compiler.Toolchain;

/// <summary>A program and its version.</summary>
/// <param name="Name">Name of the program.</param>
/// <param name="Version">First line of what it says about itself; null when it is not on the path.</param>
internal sealed record ToolVersion(string Name, string? Version);

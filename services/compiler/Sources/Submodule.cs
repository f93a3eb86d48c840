namespace KeymapBakery.Compiler.Sources;

/// <summary>A repository inside a tree.</summary>
/// <param name="Path">Where it lies, relative to the tree.</param>
/// <param name="Url">Where it comes from, as the tree says: absolute, or relative to the tree's own repository.</param>
/// <param name="Commit">The commit the tree wants.</param>
internal sealed record Submodule(string Path, string Url, string Commit);

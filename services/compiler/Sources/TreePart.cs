namespace KeymapBakery.Compiler.Sources;

/// <summary>One repository of a work tree: the firmware itself or one of its submodules.</summary>
/// <param name="Path">Where it lies, relative to the tree; empty for the firmware itself.</param>
/// <param name="Mirror">Directory of the mirror that has its objects.</param>
/// <param name="Commit">The commit checked out.</param>
internal sealed record TreePart(string Path, string Mirror, string Commit);

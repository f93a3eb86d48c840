using KeymapBakery.Sources;

namespace KeymapBakery.Compiler.Sandboxing;

/// <summary>Directories for one tool run that belongs to no build; deleted with all in them on dispose.</summary>
internal sealed class ScratchPlace(string directory) : IDisposable
{
    /// <summary>A workplace without a firmware.</summary>
    public Workplace MakeWorkplace()
    {
        var tree = Path.Combine(directory, "tree");
        Directory.CreateDirectory(Path.Combine(tree, ".build"));
        Directory.CreateDirectory(Path.Combine(tree, ".bake"));
        return MakeWorkplace(tree);
    }

    /// <summary>A workplace on a firmware.</summary>
    /// <param name="tree">The tree.</param>
    public Workplace MakeWorkplace(string tree) =>
        new(tree, Path.Combine(directory, "build"), IsBuildWritable: true, Path.Combine(directory, "bake"), Path.Combine(directory, "room"));

    /// <inheritdoc/>
    public void Dispose() => DirectoryRemoval.Remove(directory);
}

namespace KeymapBakery.Compiler.Sandboxing;

/// <summary>The directories of this machine that a tool sees, and as what.</summary>
/// <param name="Tree">The firmware tree, seen read-only at <see cref="SandboxPaths.Tree"/>. It has empty directories <c>.build</c> and <c>.bake</c>.</param>
/// <param name="Build">Seen at <see cref="SandboxPaths.Build"/>.</param>
/// <param name="IsBuildWritable">False for a template, which a build only reads.</param>
/// <param name="Bench">Seen at <see cref="SandboxPaths.Bench"/>, writable.</param>
/// <param name="Room">
/// A directory for the sandbox's own use, of one run at a time. The processes' home lies in it on this machine's side, so that they
/// can be found by it.
/// </param>
internal sealed record Workplace(string Tree, string Build, bool IsBuildWritable, string Bench, string Room)
{
    /// <summary>True for tools that put files into the root of the tree; those are in memory and gone afterwards.</summary>
    public bool IsRootWritable { get; init; } = true;

    /// <summary>Directories of the tree, relative to it, that are writable all the same.</summary>
    public IReadOnlyList<string> WritableParts { get; init; } = [];

    /// <summary>All directories of this machine that a tool may write to.</summary>
    public IEnumerable<string> WritableDirectories =>
    [
        .. IsBuildWritable ? [Build] : Array.Empty<string>(),
        Bench,
        .. WritableParts.Select(part => Path.Combine(Tree, part)),
    ];
}

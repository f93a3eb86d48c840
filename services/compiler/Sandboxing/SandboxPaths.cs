namespace KeymapBakery.Compiler.Sandboxing;

/// <summary>
/// Where a build finds things. Commands and environments given to <see cref="ISandbox.Wrap"/> use these paths; a sandbox
/// that cannot mount puts the real ones in their place.
/// </summary>
internal static class SandboxPaths
{
    /// <summary>
    /// The firmware tree; every tool starts here. All directories and files in it are read-only, but new files can be made in its root
    /// and are gone after the run.
    /// </summary>
    public const string Tree = "/qmk_firmware";

    /// <summary>What a build makes.</summary>
    public const string Build = Tree + "/.build";

    /// <summary>What goes into a build and comes out of it beside the firmware.</summary>
    public const string Bench = Tree + "/.bake";

    /// <summary>An empty home directory.</summary>
    public const string Home = "/home/baker";

    /// <summary>Temporary files.</summary>
    public const string Temporary = "/tmp";
}

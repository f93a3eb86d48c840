namespace KeymapBakery.Compiler.Sandboxing;

/// <summary>How the tools of a build are kept apart from all else.</summary>
public enum SandboxKind
{
    /// <summary>Bubblewrap where it works on this machine, else a separate user.</summary>
    Auto,

    /// <summary>Namespaces of their own for files, processes, users and network, made by <c>bwrap</c>.</summary>
    Bubblewrap,

    /// <summary>Only a user of their own, an empty environment and limits; the network and readable files stay in reach.</summary>
    SeparateUser,
}

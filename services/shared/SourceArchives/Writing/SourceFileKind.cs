namespace KeymapBakery.SourceArchives.Writing;

/// <summary>What a file of the source is.</summary>
public enum SourceFileKind
{
    /// <summary>A file to be read.</summary>
    Regular,

    /// <summary>A file to be run.</summary>
    Executable,

    /// <summary>A symbolic link; its content is what it points to.</summary>
    SymbolicLink,
}

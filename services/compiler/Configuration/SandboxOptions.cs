using KeymapBakery.Compiler.Sandboxing;

namespace KeymapBakery.Compiler.Configuration;

/// <summary>What builds may reach and use. Section <c>Compiler:Sandbox</c>.</summary>
public sealed class SandboxOptions
{
    private const long Mebibyte = 1024 * 1024;

    /// <summary>How builds are kept apart.</summary>
    public SandboxKind Kind { get; set; } = SandboxKind.Auto;

    /// <summary>Name or full path of bubblewrap.</summary>
    public string Program { get; set; } = "bwrap";

    /// <summary>
    /// Number of the user and group that builds run as where this service runs as root; nothing else should run as it. Without
    /// meaning elsewhere.
    /// </summary>
    public int User { get; set; } = 65534;

    /// <summary>Address space of each process, in bytes.</summary>
    public long MemoryBytes { get; set; } = 4096 * Mebibyte;

    /// <summary>Memory that all processes of one build may hold together, in bytes; one that holds more is ended.</summary>
    public long TotalMemoryBytes { get; set; } = 4096 * Mebibyte;

    /// <summary>Processes and threads of one build at once.</summary>
    public int Processes { get; set; } = 256;

    /// <summary>Length of each file, in bytes.</summary>
    public long FileBytes { get; set; } = 512 * Mebibyte;

    /// <summary>Open files of each process.</summary>
    public int OpenFiles { get; set; } = 1024;

    /// <summary>Processor time of each process.</summary>
    public TimeSpan CpuTime { get; set; } = TimeSpan.FromMinutes(5);

    /// <summary>Bytes of temporary files, which are kept in memory; as many again in the home directory.</summary>
    public long TemporaryBytes { get; set; } = 256 * Mebibyte;

    /// <summary>Bytes one build may have written to disk; one that writes more is ended.</summary>
    public long BuildBytes { get; set; } = 2048 * Mebibyte;

    /// <summary>
    /// Absolute paths of files and directories that builds may read at the same path, besides <c>/usr</c> and the directories of
    /// <c>Compiler:Toolchain:Path</c>.
    /// </summary>
    public IList<string> ReadOnlyPaths { get; } = [];

    /// <summary>The limits of a tool run.</summary>
    internal ToolLimits Limits => new(CpuTime, MemoryBytes, Processes, FileBytes, OpenFiles, TemporaryBytes);
}

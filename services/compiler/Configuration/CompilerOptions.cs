using KeymapBakery.Sources;

namespace KeymapBakery.Compiler.Configuration;

/// <summary>How this compiler works. Section <c>Compiler</c>.</summary>
public sealed class CompilerOptions
{
    /// <summary>Name of the configuration section.</summary>
    public const string Section = "Compiler";

    /// <summary>Name of this compiler in messages; unique among all that run. By default host name and process id.</summary>
    public string Name { get; set; } = $"{Environment.MachineName}-{Environment.ProcessId}";

    /// <summary>
    /// Directory for mirrors, trees and builds, an absolute path. It belongs to one compiler process at a time and may be
    /// deleted while none runs.
    /// </summary>
    public string WorkDirectory { get; set; } = "/var/cache/keymap-bakery/compiler";

    /// <summary>Builds worked on at once.</summary>
    public int Slots { get; set; } = 1;

    /// <summary>Compilers that one build may run at once; 0 for an equal share of the machine's processors.</summary>
    public int CoresPerSlot { get; set; }

    /// <summary>Longest time a build may take from being started to its firmware, uploads not included.</summary>
    public TimeSpan TimeLimit { get; set; } = TimeSpan.FromSeconds(900);

    /// <summary>Time running builds get to finish when the service is asked to stop; after it they are handed back.</summary>
    public TimeSpan DrainTimeout { get; set; } = TimeSpan.FromSeconds(30);

    /// <summary>
    /// How long an upload or the message about a finished build is tried again while the object store or the broker does
    /// not answer. After it the build is handed back to the broker.
    /// </summary>
    public TimeSpan DeliveryPatience { get; set; } = TimeSpan.FromMinutes(5);

    /// <summary>Time between two heartbeats.</summary>
    public TimeSpan HeartbeatInterval { get; set; } = TimeSpan.FromSeconds(10);

    /// <summary>Bounds of what a build may print.</summary>
    public OutputOptions Output { get; set; } = new();

    /// <summary>What is compiled before anybody asks.</summary>
    public PrebakeOptions Prebake { get; set; } = new();

    /// <summary>Where the firmware's source comes from.</summary>
    public FirmwareOptions Firmware { get; set; } = new();

    /// <summary>Where the tools are.</summary>
    public ToolchainOptions Toolchain { get; set; } = new();

    /// <summary>What is kept of builds for the next keymap of a keyboard.</summary>
    public TemplateOptions Templates { get; set; } = new();

    /// <summary>What builds may reach and use.</summary>
    public SandboxOptions Sandbox { get; set; } = new();

    /// <summary>Compilers that one build runs at once.</summary>
    internal int Cores => CoresPerSlot > 0 ? CoresPerSlot : Math.Max(1, Environment.ProcessorCount / Slots);

    /// <summary>Absolute paths builds may read besides the system's: the tools' directories and <see cref="SandboxOptions.ReadOnlyPaths"/>.</summary>
    internal IReadOnlyList<string> ReadablePaths => [.. Toolchain.Directories.Concat(Sandbox.ReadOnlyPaths).Distinct().Where(Path.Exists)];

    /// <summary>Commits whose trees are kept on disk; each takes about a gigabyte of a real firmware.</summary>
    public int Trees { get; set; } = 3;
}

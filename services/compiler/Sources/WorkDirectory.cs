using KeymapBakery.Compiler.Configuration;
using KeymapBakery.Compiler.Sandboxing;
using KeymapBakery.Compiler.Toolchain;
using KeymapBakery.Sources;
using Microsoft.Extensions.Options;

namespace KeymapBakery.Compiler.Sources;

/// <summary>
/// The directory for mirrors, trees and builds. Opening it takes it for this process alone and ends what a process killed
/// earlier left running in it.
/// </summary>
internal sealed class WorkDirectory : IDisposable
{
    private readonly string _root;

    public WorkDirectory(IOptions<CompilerOptions> options)
    {
        _root = options.Value.WorkDirectory;
        Mirrors = new MirrorFolder(_root, $"{CompilerOptions.Section}:WorkDirectory");
        LeftoverProcesses.Kill(_root);
    }

    /// <summary>The part of it that git works in.</summary>
    public MirrorFolder Mirrors { get; }

    /// <summary>Directory of one slot.</summary>
    public string Slot(int number) => Path.Combine(_root, "slots", number.ToString(System.Globalization.CultureInfo.InvariantCulture));

    /// <summary>Directory of one slot for what is compiled before anybody asks.</summary>
    public string PrebakeSlot(int number) => Slot(number) + "-prebake";

    /// <summary>Directory of the slot for work that nobody waits for.</summary>
    public string QuietSlot => Path.Combine(_root, "slots", "quiet");

    /// <summary>Directory of the firmware trees.</summary>
    public string Trees => Path.Combine(_root, "trees");

    /// <summary>Directory of the templates.</summary>
    public string Templates => Path.Combine(_root, "templates");

    /// <summary>Directory of the build kit.</summary>
    public string Kit => Path.Combine(_root, "kit");

    /// <summary>A new place for a tool run that belongs to no build.</summary>
    public ScratchPlace MakeScratch() => new(Path.Combine(_root, "scratch", Guid.NewGuid().ToString("N")));

    /// <inheritdoc/>
    public void Dispose() => Mirrors.Dispose();
}

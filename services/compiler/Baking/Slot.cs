using KeymapBakery.Compiler.Sandboxing;
using KeymapBakery.Compiler.Sources;
using KeymapBakery.Compiler.Toolchain;
using KeymapBakery.Sources;

namespace KeymapBakery.Compiler.Baking;

/// <summary>The room one build at a time works in.</summary>
/// <param name="directory">Its directory; nothing else is in it.</param>
/// <param name="pace">Holds back the tools that run in it; null when somebody waits for them.</param>
internal sealed class Slot(string directory, ToolPace? pace = null)
{
    /// <summary>The directory itself.</summary>
    public string Directory => directory;

    /// <summary>Holds back the tools that run in it; null when somebody waits for them.</summary>
    public ToolPace? Pace => pace;

    /// <summary>What a build makes, empty at its start.</summary>
    public string Build => Path.Combine(directory, "build");

    /// <summary>What goes into a build and comes out beside the firmware, empty at its start.</summary>
    public string Bench => Path.Combine(directory, "bake");

    private const string BenchName = ".bake";

    private string Room => Path.Combine(directory, "room");

    /// <summary>A room beside this one, for work on the same build at the same time.</summary>
    public Slot Beside => new(Path.Combine(directory, "beside"), pace);

    /// <summary>Where a tool works on a tree.</summary>
    public Workplace Place(FirmwareTree tree) => new(tree.Directory, Build, IsBuildWritable: true, Bench, Room);

    /// <summary>Full path of a file that tools see in <c>.bake</c>.</summary>
    /// <param name="file">Its path relative to the root of the tree, for example <c>.bake/keymap.c</c>.</param>
    public string OnBench(string file) => Path.Combine(Bench, Path.GetRelativePath(BenchName, file));

    /// <summary>Removes what an earlier build left.</summary>
    public void Clear()
    {
        DirectoryRemoval.Remove(Path.Combine(directory, "beside"));
        Empty(Room);
        ClearWorkplace();
    }

    /// <summary>Removes what lies in <see cref="Build"/> and <see cref="Bench"/>.</summary>
    public void ClearWorkplace()
    {
        Empty(Build);
        ClearBench();
    }

    /// <summary>Removes what lies in <see cref="Bench"/>.</summary>
    public void ClearBench() => Empty(Bench);

    private static void Empty(string folder)
    {
        DirectoryRemoval.Remove(folder);
        System.IO.Directory.CreateDirectory(folder);
    }
}

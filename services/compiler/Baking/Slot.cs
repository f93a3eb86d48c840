using KeymapBakery.Sources;

namespace KeymapBakery.Compiler.Baking;

/// <summary>The room one build at a time works in.</summary>
/// <param name="directory">Its directory; nothing else is in it.</param>
internal sealed class Slot(string directory)
{
    /// <summary>The directory itself.</summary>
    public string Directory => directory;

    /// <summary>The firmware tree, kept from build to build.</summary>
    public string Tree => Path.Combine(directory, "qmk_firmware");

    /// <summary>Home directory of the build's processes, empty at its start.</summary>
    public string Home => Path.Combine(directory, "home");

    /// <summary>Directory for the build's temporary files, empty at its start.</summary>
    public string Temporary => Path.Combine(directory, "tmp");

    /// <summary>Removes what an earlier build left beside the tree.</summary>
    public void Clean()
    {
        System.IO.Directory.CreateDirectory(directory);
        foreach (var folder in new[] { Home, Temporary })
        {
            DirectoryRemoval.Remove(folder);
            System.IO.Directory.CreateDirectory(folder);
        }
    }
}

using System.Collections.Concurrent;
using System.Collections.Frozen;
using System.Text;
using KeymapBakery.Metadata.Merging.CFiles;
using KeymapBakery.Metadata.Merging.Hjson;
using KeymapBakery.Metadata.Merging.Makefiles;
using KeymapBakery.Metadata.Merging.Schemas;
using KeymapBakery.Metadata.Merging.Tree;
using KeymapBakery.Metadata.Merging.Values;

namespace KeymapBakery.Metadata.Merging.Keyboards;

/// <summary>
/// The parsed files of the keyboards' folders. What lies in a folder above several keyboards is read and parsed once; what belongs to
/// one keyboard is not kept. All methods throw <see cref="MalformedFileException"/> when a file cannot be used.
/// </summary>
/// <param name="tree">Where the files are.</param>
/// <param name="rules">The schemas to hold them against.</param>
/// <param name="options">Bounds.</param>
/// <param name="sharedFolders">The folders above keyboards, from the root of the tree.</param>
internal sealed class SourceFiles(FirmwareTree tree, TreeRules rules, MergeOptions options, FrozenSet<string> sharedFolders)
{
    private readonly ConcurrentDictionary<string, Lazy<object?>> _shared = new(StringComparer.Ordinal);

    /// <summary>The tree.</summary>
    public FirmwareTree Tree => tree;

    /// <summary>An info.json or keyboard.json; null where there is none.</summary>
    public InfoFile? Info(string folder, string name) => Read(folder, name, (path, isShared) =>
    {
        var content = Hjson(path);
        var isValid = content is not DataMap || SchemaCheck.IsValid(rules.KeyboardFile, content);
        return new InfoFile(path, content, isValid, isShared);
    });

    /// <summary>A keymap.json as UTF-8 JSON.</summary>
    public byte[] Keymap(string folder) =>
        Read(folder, "keymap.json", (path, _) => Hjson(path).ToJson())
        ?? throw new MalformedFileException($"{folder}: There is no keymap.json.");

    /// <summary>A folder's config.h.</summary>
    public DataMap? Config(string folder) => Read(folder, "config.h", (path, _) => ConfigHeader.Parse(tree.ReadText(path)));

    /// <summary>A folder's rules.mk.</summary>
    public RulesFile? Makefile(string folder) => Read(folder, "rules.mk", (path, _) => RulesFile.Parse(tree.ReadText(path)));

    /// <summary>The header of a folder's own name.</summary>
    public LayoutMacros? Header(string folder) =>
        Read(folder, OwnName(folder) + ".h", (path, _) => LayoutMacros.Parse(tree.ReadText(path), path));

    /// <summary>The source of a folder's own name, as text.</summary>
    public string? Source(string folder) => Read(folder, OwnName(folder) + ".c", (path, _) => tree.ReadText(path));

    /// <summary>A folder's readme.md, which may be in any encoding.</summary>
    public string? Readme(string folder) => Read(folder, "readme.md", (path, _) => Encoding.UTF8.GetString(tree.ReadBytes(path)));

    private static string OwnName(string folder) => folder[(folder.LastIndexOf('/') + 1)..];

    private DataNode Hjson(string path) => HjsonReader.Read(tree.ReadText(path), path, options.MaximumDepth);

    private T? Read<T>(string folder, string name, Func<string, bool, T> parse)
        where T : class
    {
        if (!tree.Folder(folder).Files.Contains(name))
        {
            return null;
        }

        var path = $"{folder}/{name}";
        if (!sharedFolders.Contains(folder) && name != "keymap.json")
        {
            return parse(path, false);
        }

        return (T?)_shared.GetOrAdd(path, key => new Lazy<object?>(() => parse(key, true))).Value;
    }
}

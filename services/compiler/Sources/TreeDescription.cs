using System.Text.Json;
using System.Text.Json.Serialization;

namespace KeymapBakery.Compiler.Sources;

/// <summary>
/// The file beside a tree that describes it. It is written last, so that a tree with one is complete whenever the machine stops.
/// </summary>
internal sealed partial class TreeDescription
{
    private const string Ending = ".json";

    // Raised whenever trees are made in another way, so that older ones are not taken for them.
    private const int CurrentVersion = 1;

    private readonly string _path;

    private TreeDescription(string path) => _path = path;

    /// <summary>The description of the tree in a directory.</summary>
    public static TreeDescription Of(string directory) => new(directory + Ending);

    /// <summary>All trees described in a folder, the one used last first.</summary>
    public static IReadOnlyList<FirmwareTree> ReadAll(string folder) =>
    [
        .. new DirectoryInfo(folder).EnumerateFiles("*" + Ending)
            .OrderByDescending(file => file.LastWriteTimeUtc)
            .Select(file => new TreeDescription(file.FullName).Read())
            .OfType<FirmwareTree>(),
    ];

    /// <summary>Declares the tree complete.</summary>
    public void Write(FirmwareTree tree)
    {
        var content = JsonSerializer.SerializeToUtf8Bytes(new Content(CurrentVersion, tree), TreeJson.Default.Content);
        var half = _path + ".tmp";
        File.WriteAllBytes(half, content);
        File.Move(half, _path, overwrite: true);
    }

    /// <summary>Notes that the tree is used now.</summary>
    public void Touch()
    {
        try
        {
            File.SetLastWriteTimeUtc(_path, DateTime.UtcNow);
        }
        catch (IOException)
        {
            // Only the order in which trees go after a restart depends on it.
        }
    }

    /// <summary>Declares the tree not to be complete any more.</summary>
    public void Delete() => File.Delete(_path);

    private FirmwareTree? Read()
    {
        try
        {
            var content = JsonSerializer.Deserialize(File.ReadAllBytes(_path), TreeJson.Default.Content);
            return content is { Version: CurrentVersion, Tree: { } tree }
                && tree.Directory + Ending == _path
                && Directory.Exists(tree.Directory)
                    ? tree
                    : null;
        }
        catch (Exception exception) when (exception is JsonException or IOException)
        {
            return null;
        }
    }

    internal sealed record Content(int Version, FirmwareTree? Tree);

    [JsonSerializable(typeof(Content))]
    internal sealed partial class TreeJson : JsonSerializerContext;
}

using System.Collections.Concurrent;
using System.Collections.Frozen;
using System.IO.Enumeration;
using System.Text;

namespace KeymapBakery.Metadata.Merging.Tree;

/// <summary>
/// A firmware tree on disk, as it is at one moment: folders are listed once. Paths are relative to the root, with slashes. Nothing
/// outside of the root is read: a link counts only when it leads to a file inside.
/// </summary>
internal sealed class FirmwareTree
{
    private static readonly UTF8Encoding StrictUtf8 = new(encoderShouldEmitUTF8Identifier: false, throwOnInvalidBytes: true);
    private static readonly EnumerationOptions Everything = new() { AttributesToSkip = 0, RecurseSubdirectories = false };

    private readonly ConcurrentDictionary<string, TreeFolder> _folders = new(StringComparer.Ordinal);
    private readonly int _maximumFileSize;

    public FirmwareTree(string root, int maximumFileSize)
    {
        Root = Path.TrimEndingDirectorySeparator(Path.GetFullPath(root));
        _maximumFileSize = maximumFileSize;
    }

    /// <summary>The absolute path of the root.</summary>
    public string Root { get; }

    /// <summary>Lists a folder; a missing one is empty.</summary>
    public TreeFolder Folder(string path) => _folders.GetOrAdd(path, List);

    /// <summary>Is there a file of this path?</summary>
    public bool HasFile(string path)
    {
        var slash = path.LastIndexOf('/');
        return Folder(slash < 0 ? "" : path[..slash]).Files.Contains(path[(slash + 1)..]);
    }

    /// <summary>Reads a text file, line ends as <c>\n</c>.</summary>
    /// <exception cref="MalformedFileException">It is too large, not UTF-8, or a link that leads out of the tree.</exception>
    public string ReadText(string path)
    {
        var bytes = ReadBytes(path);
        try
        {
            var text = StrictUtf8.GetString(bytes);
            return text.Contains('\r', StringComparison.Ordinal)
                ? text.Replace("\r\n", "\n", StringComparison.Ordinal).Replace('\r', '\n')
                : text;
        }
        catch (DecoderFallbackException invalid)
        {
            throw new MalformedFileException($"{path}: Byte {invalid.Index} is not UTF-8.");
        }
    }

    /// <summary>Reads a file.</summary>
    /// <exception cref="MalformedFileException">It is too large, or a link that leads out of the tree.</exception>
    public byte[] ReadBytes(string path)
    {
        var slash = path.LastIndexOf('/');
        var file = Path.Combine(Root, path);
        if (Folder(slash < 0 ? "" : path[..slash]).Links.Contains(path[(slash + 1)..]))
        {
            file = Resolve(path, file);
        }

        try
        {
            using var handle = File.OpenHandle(file);
            var length = RandomAccess.GetLength(handle);
            if (length > _maximumFileSize)
            {
                throw new MalformedFileException($"{path}: The file has {length} bytes; more than {_maximumFileSize} are not read.");
            }

            var bytes = new byte[length];
            for (var read = 0; read < bytes.Length;)
            {
                var count = RandomAccess.Read(handle, bytes.AsSpan(read), read);
                read += count > 0 ? count : throw new MalformedFileException($"{path}: The file became shorter while it was read.");
            }

            return bytes;
        }
        catch (Exception failed) when (failed is IOException or UnauthorizedAccessException)
        {
            throw new MalformedFileException($"{path}: The file cannot be read: {failed.Message}");
        }
    }

    private string Resolve(string path, string file)
    {
        FileSystemInfo? target;
        try
        {
            target = File.ResolveLinkTarget(file, returnFinalTarget: true);
        }
        catch (IOException failed)
        {
            throw new MalformedFileException($"{path}: The link cannot be followed: {failed.Message}");
        }

        var inside = target is FileInfo { Exists: true } && target.FullName.StartsWith(Root + "/", StringComparison.Ordinal);
        var folder = (target as FileInfo)?.Directory;
        while (inside && folder is not null && folder.FullName.Length > Root.Length)
        {
            inside = folder.LinkTarget is null;
            folder = folder.Parent;
        }

        return inside ? target!.FullName : throw new MalformedFileException($"{path}: The link does not lead to a file inside the tree.");
    }

    private TreeFolder List(string path)
    {
        var folder = Path.Combine(Root, path);
        var files = new List<string>();
        var folders = new List<string>();
        var links = new List<string>();
        try
        {
            var entries = new FileSystemEnumerable<(string Name, bool IsFolder, bool IsLink)>(
                folder,
                (ref FileSystemEntry entry) =>
                    (entry.FileName.ToString(), entry.IsDirectory, (entry.Attributes & FileAttributes.ReparsePoint) != 0),
                Everything);
            foreach (var (name, isFolder, isLink) in entries)
            {
                (isFolder && !isLink ? folders : files).Add(name);
                if (isLink)
                {
                    links.Add(name);
                }
            }
        }
        catch (DirectoryNotFoundException)
        {
            return TreeFolder.Missing;
        }

        folders.Sort(StringComparer.Ordinal);
        return new TreeFolder(files.ToFrozenSet(), folders, links.ToFrozenSet());
    }
}

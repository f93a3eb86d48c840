using KeymapBakery.Protos.Metadata.V1;
using Microsoft.AspNetCore.StaticFiles;

namespace KeymapBakery.Gateway.Configurator;

/// <summary>Reads the folder of a built page.</summary>
internal static class PageFolder
{
    /// <summary>The file a browser begins with.</summary>
    public const string Index = "/index.html";

    // What the build names after its content goes here, and nothing else.
    private const string HashedFiles = "/assets/";

    // A name that is never used again may be kept for ever (RFC 8246); of any other file, browsers ask whether it has changed.
    private const string Forever = "public, max-age=31536000, immutable";
    private const string Revalidated = "no-cache";

    // The build puts compressed files beside those that gain from it.
    private static readonly Dictionary<string, Encoding> Compressions = new() { [".br"] = Encoding.Brotli, [".gz"] = Encoding.Gzip };

    private static readonly FileExtensionContentTypeProvider ContentTypes = new();

    private static readonly EnumerationOptions Everything = new()
    {
        RecurseSubdirectories = true,
        AttributesToSkip = FileAttributes.Hidden | FileAttributes.System | FileAttributes.ReparsePoint,
    };

    /// <summary>All files, by their paths with a leading slash; hidden ones and links are left out.</summary>
    public static Dictionary<string, PageFile> Read(string folder)
    {
        var paths = Directory.EnumerateFiles(folder, "*", Everything)
            .ToDictionary(file => $"/{Path.GetRelativePath(folder, file).Replace(Path.DirectorySeparatorChar, '/')}", StringComparer.Ordinal);
        return paths.Keys.Where(path => !IsCompressed(path, paths)).ToDictionary(path => path, path => ReadFile(path, paths), StringComparer.Ordinal);
    }

    private static bool IsCompressed(string path, Dictionary<string, string> paths) =>
        Compressions.ContainsKey(Path.GetExtension(path)) && paths.ContainsKey(path[..^Path.GetExtension(path).Length]);

    private static PageFile ReadFile(string path, Dictionary<string, string> paths)
    {
        var contents = new Dictionary<Encoding, PageFileContent> { [Encoding.Identity] = new(File.ReadAllBytes(paths[path])) };
        foreach (var (extension, encoding) in Compressions)
        {
            if (paths.TryGetValue(path + extension, out var compressed))
            {
                contents[encoding] = new PageFileContent(File.ReadAllBytes(compressed));
            }
        }

        return new PageFile(ContentTypeOf(path), path.StartsWith(HashedFiles, StringComparison.Ordinal) ? Forever : Revalidated, contents);
    }

    private static string ContentTypeOf(string path)
    {
        var type = ContentTypes.TryGetContentType(path, out var known) ? known : "application/octet-stream";
        return type.StartsWith("text/", StringComparison.Ordinal) ? $"{type}; charset=utf-8" : type;
    }
}

using System.Security.Cryptography;
using KeymapBakery.Compiler.Configuration;
using KeymapBakery.Compiler.Sources;
using KeymapBakery.SourceArchives;
using KeymapBakery.SourceArchives.Writing;
using KeymapBakery.Sources;
using Microsoft.Extensions.Options;

namespace KeymapBakery.Compiler.SourceArchiving;

/// <summary>
/// Writes the source archive of a commit: every file of the firmware and of its submodules. Files come out of the repositories and not out of
/// a work tree, so that nothing a build does can change them and no work tree is needed.
/// </summary>
internal sealed class SourceArchiveMaker
{
    private const int BufferSize = 128 * 1024;
    private const string ExecutableMode = "100755";
    private const string LinkMode = "120000";
    private const string SubmoduleMode = "160000";

    private readonly Git _git;
    private readonly FirmwareSourceReader _sources;
    private readonly string _folder;

    public SourceArchiveMaker(Git git, FirmwareSourceReader sources, IOptions<CompilerOptions> options)
    {
        _git = git;
        _sources = sources;
        _folder = Path.Combine(options.Value.WorkDirectory, "archives");
        // What a killed process left.
        DirectoryRemoval.Remove(_folder);
    }

    /// <summary>Writes the archive to a file of its own, at low priority.</summary>
    /// <param name="commit">Full hash of a commit the mirror has.</param>
    /// <param name="cancellationToken">Gives up.</param>
    /// <returns>The file, to be disposed of, and what is to be said of it.</returns>
    /// <exception cref="SourceException">A submodule cannot be brought.</exception>
    /// <exception cref="GitException">The mirror cannot be read.</exception>
    public async Task<(TemporaryArchive File, SourceArchiveIndex Index)> MakeAsync(string commit, CancellationToken cancellationToken)
    {
        var source = await _sources.ReadAsync(commit, cancellationToken);
        var listings = new List<(TreePart Part, string Entries)>();
        foreach (var part in source.Parts)
        {
            listings.Add((part, await _git.RunAsync(part.Mirror, ["ls-tree", "-r", "-z", "--full-tree", part.Commit], cancellationToken)));
        }

        Directory.CreateDirectory(_folder);
        var file = new TemporaryArchive(Path.Combine(_folder, $"{commit}.zip"));
        try
        {
            var index = await LowPriorityThread.RunAsync("source archive", () => Write(file.Path, source, listings, cancellationToken));
            return (file, index);
        }
        catch
        {
            file.Dispose();
            throw;
        }
    }

    private SourceArchiveIndex Write(
        string path, FirmwareSource source, List<(TreePart Part, string Entries)> listings, CancellationToken cancellationToken)
    {
        using var file = new FileStream(path, FileMode.Create, FileAccess.ReadWrite, FileShare.Read, BufferSize);
        using (var archive = new SourceArchiveWriter(file, source.Commit, source.CommittedAt))
        {
            foreach (var (part, entries) in listings)
            {
                Add(archive, part, [.. entries.Split('\0', StringSplitOptions.RemoveEmptyEntries).Select(Entry.Parse).Where(entry => entry.Mode != SubmoduleMode)], cancellationToken);
            }
        }

        file.Position = 0;
        var sha256 = Convert.ToHexStringLower(SHA256.HashData(file));
        return new SourceArchiveIndex(SourceArchiveKeys.Archive(source.Commit, sha256), file.Length, sha256);
    }

    private void Add(SourceArchiveWriter archive, TreePart part, IReadOnlyList<Entry> entries, CancellationToken cancellationToken)
    {
        var prefix = part.Path.Length == 0 ? "" : $"{part.Path}/";
        using var objects = new GitObjects(_git, part.Mirror, [.. entries.Select(entry => entry.Hash)]);
        foreach (var entry in entries)
        {
            cancellationToken.ThrowIfCancellationRequested();
            using var content = archive.Add(prefix + entry.Path, KindOf(entry.Mode));
            objects.CopyNext(content);
        }
    }

    private static SourceFileKind KindOf(string mode) => mode switch
    {
        LinkMode => SourceFileKind.SymbolicLink,
        ExecutableMode => SourceFileKind.Executable,
        _ => SourceFileKind.Regular,
    };

    private sealed record Entry(string Mode, string Hash, string Path)
    {
        // "<mode> <type> <hash>\t<path>"
        public static Entry Parse(string line)
        {
            var tab = line.IndexOf('\t', StringComparison.Ordinal);
            var fields = line[..tab].Split(' ');
            return new Entry(fields[0], fields[2], line[(tab + 1)..]);
        }
    }
}

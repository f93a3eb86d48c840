using System.IO.Compression;
using System.Text;
using KeymapBakery.Compiler.Sources;
using KeymapBakery.Sources;

namespace KeymapBakery.Compiler.Artifacts;

/// <summary>
/// Writes the complete source of a build as a zip: every file of the commit and of its submodules, and the keymap, under
/// <c>qmk_firmware/</c>. Files come out of the repositories and not out of the work tree, so that nothing a build does
/// can change them and the archive can be written while the build runs.
/// </summary>
internal sealed class SourceArchive(Git git)
{
    private const string Root = "qmk_firmware/";
    private const string ExecutableMode = "100755";
    private const string LinkMode = "120000";
    private const string SubmoduleMode = "160000";

    // POSIX st_mode, which zip keeps in the upper half of the external attributes.
    private const int RegularFile = 0x8000 | 0b110_100_100;
    private const int ExecutableFile = 0x8000 | 0b111_101_101;
    private const int SymbolicLink = 0xA000 | 0b111_111_111;

    private static readonly DateTimeOffset EarliestTime = new(1980, 1, 1, 0, 0, 0, TimeSpan.Zero);

    /// <summary>Writes the archive to a file. The same tree and keymap give the same bytes.</summary>
    /// <param name="tree">What is archived; only its description is used.</param>
    /// <param name="keymapFile">Name of the keymap file in the root.</param>
    /// <param name="keymap">Content of the keymap file.</param>
    /// <param name="destination">Path of the archive.</param>
    /// <param name="cancellationToken">Gives up, leaving half an archive.</param>
    public async Task WriteAsync(
        FirmwareTree tree,
        string keymapFile,
        ReadOnlyMemory<byte> keymap,
        string destination,
        CancellationToken cancellationToken)
    {
        await using var file = new FileStream(destination, FileMode.Create, FileAccess.ReadWrite, FileShare.Read, 128 * 1024);
        using var archive = new ZipArchive(file, ZipArchiveMode.Create, leaveOpen: true, Encoding.UTF8);
        await WriteCommitAsync(archive, tree, cancellationToken);
        await using var content = Add(archive, Root + keymapFile, RegularFile, tree.CommittedAt);
        await content.WriteAsync(keymap, cancellationToken);
    }

    // All of it depends on the commit only; what is kept per commit is made here.
    private async Task WriteCommitAsync(ZipArchive archive, FirmwareTree tree, CancellationToken cancellationToken)
    {
        foreach (var part in tree.Parts)
        {
            var prefix = part.Path.Length == 0 ? Root : $"{Root}{part.Path}/";
            var entries = await git.RunAsync(part.Mirror, ["ls-tree", "-r", "-z", "--full-tree", part.Commit], cancellationToken);
            await using var objects = new GitObjectReader(git, part.Mirror);
            foreach (var entry in entries.Split('\0', StringSplitOptions.RemoveEmptyEntries))
            {
                // "<mode> <type> <hash>\t<path>"
                var tab = entry.IndexOf('\t', StringComparison.Ordinal);
                var fields = entry[..tab].Split(' ');
                if (fields[0] == SubmoduleMode)
                {
                    continue;
                }

                await using var content = Add(archive, prefix + entry[(tab + 1)..], AttributesOf(fields[0]), tree.CommittedAt);
                await objects.CopyAsync(fields[2], content, cancellationToken);
            }
        }
    }

    private static Stream Add(ZipArchive archive, string name, int mode, DateTimeOffset time)
    {
        var entry = archive.CreateEntry(name, CompressionLevel.Fastest);
        entry.ExternalAttributes = mode << 16;
        entry.LastWriteTime = time < EarliestTime ? EarliestTime : time.ToUniversalTime();
        return entry.Open();
    }

    private static int AttributesOf(string mode) => mode switch
    {
        LinkMode => SymbolicLink,
        ExecutableMode => ExecutableFile,
        _ => RegularFile,
    };
}

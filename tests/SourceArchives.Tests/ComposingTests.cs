using System.IO.Compression;
using System.Text;
using KeymapBakery.SourceArchives.Composing;
using KeymapBakery.Testing;
using Shouldly;

namespace KeymapBakery.SourceArchives.Tests;

public sealed class ComposingTests : IAsyncLifetime
{
    private const string KeymapFile = "crkbd-rev1-mine.json";

    private static readonly byte[] Keymap = """{"keymap":"mine"}"""u8.ToArray();

    private Archives _archives = null!;

    private static CancellationToken Cancelled => TestContext.Current.CancellationToken;

    public async ValueTask InitializeAsync() => _archives = await Archives.OpenAsync();

    public ValueTask DisposeAsync() => _archives.DisposeAsync();

    [Fact]
    public async Task The_whole_is_a_zip_of_the_tree_and_the_keymap()
    {
        var composed = await ComposeAsync(Archives.Write());

        var content = await ReadAsync(composed);
        content.Length.ShouldBe((int)composed.Length);
        var zip = _archives.Folder.Of("source.zip");
        await File.WriteAllBytesAsync(zip, content, Cancelled);
        await Command.RunAsync("unzip", ["-tq", zip]);
        await Command.RunAsync("unzip", ["-q", zip, "-d", _archives.Folder.Of("unzipped")]);
        var root = _archives.Folder.Of("unzipped/qmk_firmware");
        File.ReadAllText(Path.Combine(root, KeymapFile)).ShouldBe(Encoding.UTF8.GetString(Keymap));
        File.ReadAllText(Path.Combine(root, "naïve ⌨.txt")).ShouldBe("text");
        new FileInfo(Path.Combine(root, "link")).LinkTarget.ShouldBe("README.md");
        File.GetUnixFileMode(Path.Combine(root, "bin/qmk")).HasFlag(UnixFileMode.UserExecute).ShouldBeTrue();
        File.GetUnixFileMode(Path.Combine(root, KeymapFile)).HasFlag(UnixFileMode.UserExecute).ShouldBeFalse();
    }

    [Fact]
    public async Task Names_times_and_comment_are_those_of_the_commit()
    {
        var content = await ReadAsync(await ComposeAsync(Archives.Write()));

        using var zip = new ZipArchive(new MemoryStream(content));
        zip.Comment.ShouldBe($"{Archives.Commit} 2026-02-28T12:34:56Z");
        zip.Entries.Select(entry => entry.FullName).ShouldBe(
        [
            "qmk_firmware/README.md", "qmk_firmware/bin/qmk", "qmk_firmware/link", "qmk_firmware/naïve ⌨.txt", "qmk_firmware/empty",
            $"qmk_firmware/{KeymapFile}",
        ]);
        zip.Entries.ShouldAllBe(entry => entry.LastWriteTime.DateTime == Archives.CommittedAt.DateTime);
    }

    [Fact]
    public async Task The_files_of_the_commit_are_passed_on_byte_by_byte()
    {
        var archive = Archives.Write();

        var content = await ReadAsync(await ComposeAsync(archive));

        var files = ZipEnd.Read(archive, archive.Length).DirectoryOffset;
        content.AsSpan(0, (int)files).SequenceEqual(archive.AsSpan(0, (int)files)).ShouldBeTrue();
    }

    [Fact]
    public async Task Any_stretch_can_be_read_by_itself()
    {
        var composed = await ComposeAsync(Archives.Write());
        var whole = await ReadAsync(composed);

        for (var start = 0; start < whole.Length; start += 7)
        {
            var length = Math.Min(100, whole.Length - start);
            await using var stream = composed.OpenRead();
            stream.Seek(start, SeekOrigin.Begin);
            var stretch = new byte[length];
            await stream.ReadExactlyAsync(stretch, Cancelled);
            stretch.ShouldBe(whole.AsSpan(start, length).ToArray(), $"{length} bytes from {start}");
        }
    }

    [Fact]
    public async Task The_tag_follows_the_bytes()
    {
        var archive = Archives.Write();
        var tag = (await ComposeAsync(archive)).Tag;

        (await ComposeAsync(archive)).Tag.ShouldBe(tag);
        (await ComposeAsync(archive, keymapFile: "crkbd-rev1-yours.json")).Tag.ShouldNotBe(tag);
        (await ComposeAsync(archive, keymap: [.. Keymap, (byte)'\n'])).Tag.ShouldNotBe(tag);
        (await ComposeAsync(Archives.Write(writer => Archives.Add(writer, "other", "tree")))).Tag.ShouldNotBe(tag);
    }

    [Theory]
    [InlineData(ushort.MaxValue - 1)]
    [InlineData(ushort.MaxValue + 1)]
    public async Task More_files_than_the_short_form_can_count_are_no_hindrance(int files)
    {
        var archive = Archives.Write(writer =>
        {
            for (var number = 0; number < files; number++)
            {
                Archives.Add(writer, $"{number}", "");
            }
        });

        var content = await ReadAsync(await ComposeAsync(archive));

        using (var zip = new ZipArchive(new MemoryStream(content)))
        {
            zip.Entries.Count.ShouldBe(files + 1);
            zip.Entries[^1].FullName.ShouldBe($"qmk_firmware/{KeymapFile}");
        }

        await File.WriteAllBytesAsync(_archives.Folder.Of("many.zip"), content, Cancelled);
        await Command.RunAsync("unzip", ["-tq", _archives.Folder.Of("many.zip")]);
    }

    [Fact]
    public void A_file_beyond_4_GiB_and_the_end_after_it_are_written_as_zip64_says()
    {
        const long Far = 5L << 30;
        var central = AddedFile.WriteCentral("x", Archives.CommittedAt, Keymap, Far);
        BitConverter.ToUInt32(central, 42).ShouldBe(uint.MaxValue);
        BitConverter.ToInt64(central, central.Length - 8).ShouldBe(Far);

        var end = new ZipEnd(3, Far, central.Length, "comment");
        var records = end.Write();
        ZipEnd.Read(records, Far + central.Length + records.Length).ShouldBe(end);
    }

    [Fact]
    public async Task An_archive_that_is_gone_gives_nothing()
    {
        var composed = await ComposedArchive.OpenAsync(
            _archives.Store, SourceArchiveKeys.Archive(Archives.Commit, new string('0', 64)), 1000, KeymapFile, Keymap, Cancelled);

        composed.ShouldBeNull();
    }

    [Theory]
    [InlineData(-1)]
    [InlineData(1)]
    public async Task An_archive_of_another_size_than_recorded_is_refused(int difference)
    {
        var archive = Archives.Write();
        var key = await _archives.StoreAsync(archive);

        await Should.ThrowAsync<InvalidDataException>(
            () => ComposedArchive.OpenAsync(_archives.Store, key, archive.Length + difference, KeymapFile, Keymap, Cancelled));
    }

    [Fact]
    public async Task A_zip_of_somebody_else_is_refused()
    {
        using var other = new MemoryStream();
        using (new ZipArchive(other, ZipArchiveMode.Create, leaveOpen: true))
        {
        }

        await Should.ThrowAsync<InvalidDataException>(() => ComposeAsync(other.ToArray()));
        await Should.ThrowAsync<InvalidDataException>(() => ComposeAsync(new byte[5000]));
    }

    private async Task<ComposedArchive> ComposeAsync(byte[] archive, string keymapFile = KeymapFile, byte[]? keymap = null)
    {
        var key = await _archives.StoreAsync(archive);
        return (await ComposedArchive.OpenAsync(_archives.Store, key, archive.Length, keymapFile, keymap ?? Keymap, Cancelled)).ShouldNotBeNull();
    }

    private static async Task<byte[]> ReadAsync(ComposedArchive composed)
    {
        await using var stream = composed.OpenRead();
        using var copy = new MemoryStream();
        await stream.CopyToAsync(copy, Cancelled);
        return copy.ToArray();
    }
}

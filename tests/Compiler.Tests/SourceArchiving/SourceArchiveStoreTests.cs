using System.IO.Compression;
using KeymapBakery.Compiler.SourceArchiving;
using KeymapBakery.Compiler.Sources;
using KeymapBakery.Compiler.Tests.Fixtures;
using KeymapBakery.ObjectStorage;
using KeymapBakery.SourceArchives;
using KeymapBakery.Testing;
using Shouldly;

namespace KeymapBakery.Compiler.Tests.SourceArchiving;

public sealed class SourceArchiveStoreTests : IAsyncLifetime
{
    private readonly TemporaryFolder _folder = new("archiving");
    private GitFolder _firmware = null!;

    private static CancellationToken Cancelled => TestContext.Current.CancellationToken;

    public async ValueTask InitializeAsync()
    {
        _firmware = await GitFolder.OfSampleFirmwareAsync(_folder.Of("firmware"));
        _firmware.Write("users/somebody/rules.mk", "LTO_ENABLE = yes\n");
        await _firmware.CommitAsync();
    }

    public ValueTask DisposeAsync()
    {
        _folder.Dispose();
        return ValueTask.CompletedTask;
    }

    [Fact]
    public async Task The_archive_of_a_commit_is_made_once_however_many_ask()
    {
        using var parts = new CompilerParts(_folder, _firmware.Path);
        var commit = await ResolveAsync(parts);

        var found = await Task.WhenAll(Enumerable.Range(0, 8).Select(_ => parts.Get<SourceArchiveStore>().GetAsync(commit, Cancelled)));

        found.Distinct().ShouldHaveSingleItem();
        Directory.EnumerateFiles(_folder.Of("objects/objects/sources"), "*", SearchOption.AllDirectories).Count().ShouldBe(2);
        Directory.EnumerateFiles(_folder.Of("work/archives")).ShouldBeEmpty();
    }

    [Fact]
    public async Task A_later_process_finds_it_and_does_not_make_it_again()
    {
        SourceArchiveIndex made;
        using (var parts = new CompilerParts(_folder, _firmware.Path))
        {
            made = await parts.Get<SourceArchiveStore>().GetAsync(await ResolveAsync(parts), Cancelled);
        }

        var written = File.GetLastWriteTimeUtc(_folder.Of($"objects/objects/{made.Key}"));
        using var later = new CompilerParts(_folder, _firmware.Path);
        (await later.Get<SourceArchiveStore>().GetAsync(await ResolveAsync(later), Cancelled)).ShouldBe(made);
        File.GetLastWriteTimeUtc(_folder.Of($"objects/objects/{made.Key}")).ShouldBe(written);
    }

    [Fact]
    public async Task The_same_commit_gives_the_same_bytes_and_all_of_its_files()
    {
        await GitFolder.WithFileAsync(_folder.Of("library"), "library.txt", "library");
        await _firmware.AddSubmoduleAsync("../library", "lib/library");
        using var parts = new CompilerParts(_folder, _firmware.Path);
        var commit = await ResolveAsync(parts);
        var first = await parts.Get<SourceArchiveStore>().GetAsync(commit, Cancelled);

        await parts.Get<IObjectStore>().DeletePrefixAsync(SourceArchiveKeys.Prefix(commit), Cancelled);
        using var otherFolder = new TemporaryFolder("again");
        using var again = new CompilerParts(otherFolder, _firmware.Path);
        (await again.Get<SourceArchiveStore>().GetAsync(await ResolveAsync(again), Cancelled)).ShouldBe(first);

        await using var content = await again.Get<IObjectStore>().OpenReadAsync(first.Key, Cancelled);
        using var zip = new ZipArchive(content!);
        var tracked = (await _firmware.RunAsync("ls-files", "--recurse-submodules")).Split('\n', StringSplitOptions.RemoveEmptyEntries);
        zip.Entries.Select(entry => entry.FullName).Order().ShouldBe(tracked.Select(path => $"qmk_firmware/{path}").Order());
    }

    [Fact]
    public async Task A_commit_that_cannot_be_archived_says_why_and_is_tried_again()
    {
        using var parts = new CompilerParts(_folder, _firmware.Path);
        await ResolveAsync(parts);
        var archives = parts.Get<SourceArchiveStore>();
        var unknown = new string('0', 40);

        (await Should.ThrowAsync<SourceArchiveException>(() => archives.GetAsync(unknown, Cancelled))).Message.ShouldContain(unknown);
        await Should.ThrowAsync<SourceArchiveException>(() => archives.GetAsync(unknown, Cancelled));
    }

    [Fact]
    public async Task Branches_come_with_the_names_below_users()
    {
        using var parts = new CompilerParts(_folder, _firmware.Path);
        await ResolveAsync(parts);

        parts.Get<FirmwareRepository>().Branches.ShouldHaveSingleItem().UserNames.ShouldBe(["somebody"]);
    }

    private static Task<string> ResolveAsync(CompilerParts parts) => parts.Get<FirmwareRepository>().ResolveAsync("", commit: null, Cancelled);
}

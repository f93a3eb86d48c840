using KeymapBakery.Compiler.Sources;
using KeymapBakery.Compiler.Tests.Fixtures;
using KeymapBakery.Sources;
using KeymapBakery.Testing;
using Shouldly;

namespace KeymapBakery.Compiler.Tests.Sources;

public sealed class FirmwareTreesTests : IDisposable
{
    private readonly TemporaryFolder _folder = new("trees");

    public void Dispose() => _folder.Dispose();

    [Fact]
    public async Task A_tree_has_its_submodules_and_theirs_and_room_for_a_build_but_no_repository()
    {
        var firmware = await NestedAsync();
        using var parts = new CompilerParts(_folder, firmware.Path);

        using var lease = await TakeAsync(parts);

        var tree = lease.Tree;
        File.ReadAllText(Path.Combine(tree.Directory, "lib/outer/outer.txt")).ShouldBe("outer");
        File.ReadAllText(Path.Combine(tree.Directory, "lib/outer/deep/inner.txt")).ShouldBe("inner");
        tree.Parts.Select(part => part.Path).ShouldBe(["", "lib/outer", "lib/outer/deep"]);
        Directory.EnumerateFileSystemEntries(tree.Directory, ".git", SearchOption.AllDirectories).ShouldBeEmpty();
        Directory.EnumerateFileSystemEntries(Path.Combine(tree.Directory, ".build")).ShouldBeEmpty();
        Directory.EnumerateFileSystemEntries(Path.Combine(tree.Directory, ".bake")).ShouldBeEmpty();
        var modules = Directory.EnumerateFiles(Path.Combine(tree.Directory, "lib/python"), "*.py", SearchOption.AllDirectories).Count();
        Directory.EnumerateFiles(Path.Combine(tree.Directory, "lib/python"), "*.pyc", SearchOption.AllDirectories).Count().ShouldBe(modules);
    }

    [Fact]
    public async Task All_who_want_a_commit_share_its_tree()
    {
        var firmware = await NestedAsync();
        using var parts = new CompilerParts(_folder, firmware.Path);

        var leases = await Task.WhenAll(Enumerable.Range(0, 8).Select(_ => TakeAsync(parts)));

        leases.Select(lease => lease.Tree).Distinct(ReferenceEqualityComparer.Instance).ShouldHaveSingleItem();
        leases.ToList().ForEach(lease => lease.Dispose());
    }

    [Fact]
    public async Task A_complete_tree_is_found_again_after_a_restart_and_half_a_tree_is_made_anew()
    {
        var firmware = await NestedAsync();
        var old = (await firmware.RunAsync("rev-parse", "HEAD")).Trim();
        firmware.Write("new.txt", "new");
        var commit = await firmware.CommitAsync();
        FirmwareTree tree;
        using (var parts = new CompilerParts(_folder, firmware.Path))
        {
            using var lease = await TakeAsync(parts);
            using var older = await TakeAsync(parts, old);
            tree = lease.Tree;
            File.WriteAllText(Path.Combine(tree.Directory, "mark"), "");
            File.WriteAllText(Path.Combine(older.Tree.Directory, "mark"), "");
        }

        File.Delete(_folder.Of($"work/trees/{old}.json"));
        using var again = new CompilerParts(_folder, firmware.Path);
        using var found = await TakeAsync(again);
        using var made = await TakeAsync(again, old);

        found.Tree.Commit.ShouldBe(commit);
        found.Tree.ShouldBeEquivalentTo(tree);
        File.Exists(Path.Combine(found.Tree.Directory, "mark")).ShouldBeTrue();
        File.Exists(Path.Combine(made.Tree.Directory, "mark")).ShouldBeFalse();
        File.Exists(Path.Combine(made.Tree.Directory, "lib/outer/deep/inner.txt")).ShouldBeTrue();
    }

    [Fact]
    public async Task The_tree_used_longest_ago_makes_room_unless_it_is_in_use()
    {
        var firmware = await GitFolder.WithFileAsync(_folder.Of("firmware"), "file.txt", "1");
        var first = (await firmware.RunAsync("rev-parse", "HEAD")).Trim();
        firmware.Write("file.txt", "2");
        var second = await firmware.CommitAsync();
        firmware.Write("file.txt", "3");
        var third = await firmware.CommitAsync();
        using var parts = new CompilerParts(_folder, firmware.Path, ("Compiler:Trees", "1"));

        var used = await TakeAsync(parts, first);
        (await TakeAsync(parts, second)).Dispose();
        (await TakeAsync(parts, third)).Dispose();

        Kept().ShouldBe([first]);
        File.ReadAllText(Path.Combine(used.Tree.Directory, "file.txt")).ShouldBe("1");
        (await TakeAsync(parts, third)).Dispose();
        used.Dispose();
        (await TakeAsync(parts, third)).Dispose();
        Kept().ShouldBe([third]);
        using var again = await TakeAsync(parts, first);
        File.ReadAllText(Path.Combine(again.Tree.Directory, "file.txt")).ShouldBe("1");
    }

    [Fact]
    public async Task A_tree_that_could_not_be_made_is_tried_again()
    {
        var firmware = await NestedAsync();
        using var parts = new CompilerParts(_folder, firmware.Path);
        Directory.Move(_folder.Of("inner"), _folder.Of("away"));
        (await Should.ThrowAsync<SourceException>(() => TakeAsync(parts))).Message.ShouldContain("lib/outer/deep");

        Directory.Move(_folder.Of("away"), _folder.Of("inner"));

        using var lease = await TakeAsync(parts);
        File.Exists(Path.Combine(lease.Tree.Directory, "lib/outer/deep/inner.txt")).ShouldBeTrue();
    }

    [Fact]
    public async Task Links_in_place_of_directories_are_not_followed()
    {
        var firmware = await GitFolder.WithFileAsync(_folder.Of("firmware"), "file.txt", "");
        Directory.CreateDirectory(_folder.Of("outside/python"));
        File.WriteAllText(_folder.Of("outside/python/module.py"), "");
        foreach (var link in (string[])["lib", ".build", ".bake"])
        {
            File.CreateSymbolicLink(firmware.Of(link), _folder.Of("outside"));
        }

        await firmware.CommitAsync();
        using var parts = new CompilerParts(_folder, firmware.Path);

        using var lease = await TakeAsync(parts);

        new DirectoryInfo(Path.Combine(lease.Tree.Directory, ".build")).LinkTarget.ShouldBeNull();
        new DirectoryInfo(Path.Combine(lease.Tree.Directory, ".bake")).LinkTarget.ShouldBeNull();
        Directory.EnumerateFileSystemEntries(_folder.Of("outside"), "*", SearchOption.AllDirectories).Count().ShouldBe(2);
    }

    [Fact]
    public async Task A_submodule_with_a_dangerous_url_is_refused()
    {
        var firmware = await GitFolder.OfSampleFirmwareAsync(_folder.Of("firmware"));
        var inner = await GitFolder.WithFileAsync(_folder.Of("inner"), "inner.txt", "inner");
        await firmware.AddSubmoduleAsync(inner.Path, "lib/inner");
        firmware.Write(".gitmodules", "[submodule \"x\"]\n\tpath = lib/inner\n\turl = ext::touch /tmp/pwned\n");
        await firmware.CommitAsync();
        using var parts = new CompilerParts(_folder, firmware.Path);

        var error = await Should.ThrowAsync<SourceException>(() => TakeAsync(parts));

        error.Message.ShouldContain("lib/inner");
        error.Message.ShouldContain("ext::");
    }

    [Fact]
    public async Task A_second_compiler_is_kept_out_of_the_work_directory()
    {
        var firmware = await GitFolder.OfSampleFirmwareAsync(_folder.Of("firmware"));
        using var first = new CompilerParts(_folder, firmware.Path);
        first.Get<WorkDirectory>();
        using var second = new CompilerParts(_folder, firmware.Path);

        Should.Throw<InvalidOperationException>(() => second.Get<WorkDirectory>()).Message.ShouldContain("Compiler:WorkDirectory");
    }

    private IEnumerable<string?> Kept() =>
        Directory.EnumerateFiles(_folder.Of("work/trees"), "*.json").Select(Path.GetFileNameWithoutExtension);

    private async Task<GitFolder> NestedAsync()
    {
        await GitFolder.WithFileAsync(_folder.Of("inner"), "inner.txt", "inner");
        var outer = await GitFolder.WithFileAsync(_folder.Of("outer"), "outer.txt", "outer");
        await outer.AddSubmoduleAsync("../inner", "deep");
        var firmware = await GitFolder.OfSampleFirmwareAsync(_folder.Of("firmware"));
        await firmware.AddSubmoduleAsync("../outer", "lib/outer");
        return firmware;
    }

    private static async Task<TreeLease> TakeAsync(CompilerParts parts, string? commit = null)
    {
        var resolved = await parts.Get<FirmwareRepository>().ResolveAsync("", commit, TestContext.Current.CancellationToken);
        return await parts.Get<FirmwareTrees>().TakeAsync(resolved, TestContext.Current.CancellationToken);
    }
}

using KeymapBakery.Compiler.Sources;
using KeymapBakery.Compiler.Tests.Fixtures;
using KeymapBakery.Sources;
using KeymapBakery.Testing;
using Shouldly;

namespace KeymapBakery.Compiler.Tests.Sources;

public sealed class WorkTreesTests : IDisposable
{
    private readonly TemporaryFolder _folder = new("worktrees");

    public void Dispose() => _folder.Dispose();

    [Fact]
    public async Task A_tree_has_its_submodules_and_theirs_and_is_described_as_a_clone_is()
    {
        var firmware = await NestedAsync();
        await firmware.RunAsync("tag", "1.0.0");
        using var parts = new CompilerParts(_folder, firmware.Path);

        var tree = await PrepareAsync(parts);

        File.ReadAllText(Path.Combine(tree.Directory, "lib/outer/outer.txt")).ShouldBe("outer");
        File.ReadAllText(Path.Combine(tree.Directory, "lib/outer/deep/inner.txt")).ShouldBe("inner");
        tree.Parts.Select(part => part.Path).ShouldBe(["", "lib/outer", "lib/outer/deep"]);
        (await Command.RunAsync("git", ["describe", "--dirty", "--always", "--tags"], tree.Directory)).Trim().ShouldBe("1.0.0");
        (await Command.RunAsync("git", ["status", "--porcelain"], tree.Directory)).ShouldBe("");
    }

    [Fact]
    public async Task A_used_tree_becomes_clean_again_and_follows_its_branch()
    {
        var firmware = await NestedAsync();
        using var parts = new CompilerParts(_folder, firmware.Path, ("Compiler:Firmware:FetchInterval", "00:00:00.001"));
        var tree = await PrepareAsync(parts);
        File.WriteAllText(Path.Combine(tree.Directory, "README.md"), "spoilt");
        File.WriteAllText(Path.Combine(tree.Directory, "leftover.hex"), "");
        Directory.CreateDirectory(Path.Combine(tree.Directory, ".build/obj"));
        File.Delete(Path.Combine(tree.Directory, "lib/outer/deep/inner.txt"));
        Directory.Delete(Path.Combine(tree.Directory, "keyboards"), recursive: true);
        File.CreateSymbolicLink(Path.Combine(tree.Directory, "keyboards"), "/etc");
        firmware.Write("new.txt", "new");
        var moved = await firmware.CommitAsync();

        var again = await PrepareAsync(parts);

        again.Commit.ShouldBe(moved);
        File.Exists(Path.Combine(tree.Directory, "new.txt")).ShouldBeTrue();
        File.Exists(Path.Combine(tree.Directory, "leftover.hex")).ShouldBeFalse();
        Directory.Exists(Path.Combine(tree.Directory, ".build")).ShouldBeFalse();
        File.Exists(Path.Combine(tree.Directory, "lib/outer/deep/inner.txt")).ShouldBeTrue();
        File.Exists(Path.Combine(tree.Directory, "keyboards/bakery/pretzel/keyboard.json")).ShouldBeTrue();
        (await Command.RunAsync("git", ["status", "--porcelain"], tree.Directory)).ShouldBe("");
    }

    [Fact]
    public async Task A_tree_left_half_made_by_a_crash_is_made_anew()
    {
        var firmware = await NestedAsync();
        using var parts = new CompilerParts(_folder, firmware.Path);
        var tree = await PrepareAsync(parts);
        File.WriteAllText(Path.Combine(tree.Directory, ".git/HEAD"), "broken");
        File.WriteAllText(Path.Combine(tree.Directory, ".git/index.lock"), "");

        await PrepareAsync(parts);

        (await Command.RunAsync("git", ["status", "--porcelain"], tree.Directory)).ShouldBe("");
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

        var error = await Should.ThrowAsync<SourceException>(() => PrepareAsync(parts));

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

    private async Task<GitFolder> NestedAsync()
    {
        await GitFolder.WithFileAsync(_folder.Of("inner"), "inner.txt", "inner");
        var outer = await GitFolder.WithFileAsync(_folder.Of("outer"), "outer.txt", "outer");
        await outer.AddSubmoduleAsync("../inner", "deep");
        var firmware = await GitFolder.OfSampleFirmwareAsync(_folder.Of("firmware"));
        await firmware.AddSubmoduleAsync("../outer", "lib/outer");
        return firmware;
    }

    private async Task<FirmwareTree> PrepareAsync(CompilerParts parts)
    {
        var commit = await parts.Get<FirmwareRepository>().ResolveAsync("", null, TestContext.Current.CancellationToken);
        return await parts.Get<WorkTrees>().PrepareAsync(_folder.Of("work/slots/0/qmk_firmware"), commit, TestContext.Current.CancellationToken);
    }
}

using KeymapBakery.Compiler.Sources;
using KeymapBakery.Compiler.Tests.Fixtures;
using KeymapBakery.Sources;
using KeymapBakery.Testing;
using Shouldly;

namespace KeymapBakery.Compiler.Tests.Sources;

public sealed class FirmwareRepositoryTests : IDisposable
{
    private readonly TemporaryFolder _folder = new("firmware");

    public void Dispose() => _folder.Dispose();

    [Fact]
    public async Task A_branch_outside_the_list_is_refused_with_the_list()
    {
        var (repository, parts) = await CreateAsync();
        using var _ = parts;
        await repository.RunAsync("branch", "secret");

        var error = await Should.ThrowAsync<SourceException>(() => ResolveAsync(parts, "secret"));

        error.Message.ShouldBe("There is no branch 'secret' to compile. The branches are: master, develop.");
    }

    [Fact]
    public async Task A_branch_follows_the_repository_but_no_build_waits_for_it()
    {
        var (repository, parts) = await CreateAsync(("Compiler:Firmware:FetchInterval", "00:00:00.001"));
        using var _ = parts;
        var firmware = parts.Get<FirmwareRepository>();
        var moves = 0;
        firmware.Moved += () => moves++;
        var before = await ResolveAsync(parts, "");
        repository.Write("new.txt", "new");
        var commit = await repository.CommitAsync();

        (await ResolveAsync(parts, "")).ShouldBe(before);
        await firmware.RefreshAsync(TestContext.Current.CancellationToken);

        (await ResolveAsync(parts, "")).ShouldBe(commit);
        before.ShouldNotBe(commit);
        moves.ShouldBe(2);
        firmware.Branches.Single(head => head.IsDefault).Commit.ShouldBe(commit);
    }

    [Fact]
    public async Task A_repository_that_is_away_leaves_what_is_known()
    {
        var (repository, parts) = await CreateAsync(("Compiler:Firmware:FetchInterval", "00:00:00.001"));
        using var _ = parts;
        var commit = await ResolveAsync(parts, "");
        Directory.Move(repository.Path, _folder.Of("elsewhere"));
        await parts.Get<FirmwareRepository>().RefreshAsync(TestContext.Current.CancellationToken);

        (await ResolveAsync(parts, "")).ShouldBe(commit);
    }

    [Fact]
    public async Task A_repository_never_reached_is_said_to_be()
    {
        using var parts = new CompilerParts(_folder, _folder.Of("nowhere"));

        var error = await Should.ThrowAsync<SourceException>(() => ResolveAsync(parts, ""));

        error.Message.ShouldContain("cannot be reached");
    }

    [Fact]
    public async Task A_commit_is_fetched_when_it_is_not_here_and_taken_as_it_is_when_it_is()
    {
        var (repository, parts) = await CreateAsync();
        using var _ = parts;
        var old = await ResolveAsync(parts, "");
        repository.Write("new.txt", "new");
        var commit = await repository.CommitAsync();

        (await ResolveAsync(parts, "", commit)).ShouldBe(commit);
        (await ResolveAsync(parts, "", old)).ShouldBe(old);
        var error = await Should.ThrowAsync<SourceException>(() => ResolveAsync(parts, "", new string('0', 40)));
        error.Message.ShouldContain("is not on the branches");
    }

    private static Task<string> ResolveAsync(CompilerParts parts, string branch, string? commit = null) =>
        parts.Get<FirmwareRepository>().ResolveAsync(branch, commit, TestContext.Current.CancellationToken);

    private async Task<(GitFolder Repository, CompilerParts Parts)> CreateAsync(params (string, string)[] settings)
    {
        var repository = await GitFolder.WithFileAsync(_folder.Of("repository"), "file.txt", "text");
        return (repository, new CompilerParts(
            _folder,
            repository.Path,
            [("Compiler:Firmware:Branches:0", "master"), ("Compiler:Firmware:Branches:1", "develop"), .. settings]));
    }
}

using System.Collections.Concurrent;
using KeymapBakery.Compiler.Configuration;
using KeymapBakery.Messages;
using KeymapBakery.Sources;
using Microsoft.Extensions.Options;

namespace KeymapBakery.Compiler.Sources;

/// <summary>The firmware repository: its branches, and which commit a build means.</summary>
internal sealed partial class FirmwareRepository(
    MirrorStore mirrors,
    IOptions<CompilerOptions> options,
    TimeProvider time,
    ILogger<FirmwareRepository> logger) : IDisposable
{
    // Named by QMK's builddefs/build_keyboard.mk.
    private const string UserFolder = "users";

    private readonly FirmwareOptions _options = options.Value.Firmware;
    private readonly SemaphoreSlim _refreshing = new(1);
    private readonly ConcurrentDictionary<string, bool> _seen = new(StringComparer.Ordinal);
    private IReadOnlyList<BranchHead> _branches = [];
    private DateTimeOffset _askedAt = DateTimeOffset.MinValue;

    /// <summary>Raised after one or more branches have moved.</summary>
    public event Action? Moved;

    /// <summary>The mirror all commits lie in.</summary>
    public GitMirror Mirror => mirrors.Get(_options.Repository);

    /// <summary>True when the repository lies on this machine, so that its submodules may.</summary>
    public bool IsLocal => RepositoryAddress.IsLocal(_options.Repository);

    /// <summary>The branches that exist, and where they pointed when the repository last answered.</summary>
    public IReadOnlyList<BranchHead> Branches => Volatile.Read(ref _branches);

    private bool IsStale => time.GetUtcNow() - _askedAt >= _options.FetchInterval;

    /// <summary>
    /// The commit to compile. One that is known, be it from the last fetch, is answered at once: only the refresher keeps branches
    /// up to date, and no build waits for it.
    /// </summary>
    /// <param name="branch">Name of a branch, or empty for the default branch.</param>
    /// <param name="commit">A commit already chosen, or null for the one the branch points at.</param>
    /// <param name="cancellationToken">Gives up.</param>
    /// <exception cref="SourceException">There is no such branch or commit, or the repository never answered.</exception>
    public async Task<string> ResolveAsync(string branch, string? commit, CancellationToken cancellationToken)
    {
        var name = branch.Length == 0 ? _options.DefaultBranch : branch;
        if (!_options.Branches.Contains(name))
        {
            throw new SourceException(
                $"There is no branch '{name}' to compile. The branches are: {string.Join(", ", _options.Branches)}.");
        }

        if (commit is not null)
        {
            return await FindAsync(commit, cancellationToken);
        }

        if (Branches.Count == 0)
        {
            await RefreshAsync(cancellationToken);
        }

        if (Branches.FirstOrDefault(head => head.Branch == name) is { } found)
        {
            return found.Commit;
        }

        throw new SourceException(
            Branches.Count == 0
                ? "The firmware repository cannot be reached, and there is no copy of it yet. Try again later."
                : $"The firmware repository has no branch '{name}' any more.");
    }

    /// <summary>
    /// Asks the repository again if that has not happened within the fetch interval. A repository that does not answer is
    /// logged, and what is known remains.
    /// </summary>
    public async Task RefreshAsync(CancellationToken cancellationToken)
    {
        await _refreshing.WaitAsync(cancellationToken);
        try
        {
            if (IsStale)
            {
                await FetchAsync(cancellationToken);
            }
        }
        finally
        {
            _refreshing.Release();
        }
    }

    /// <inheritdoc/>
    public void Dispose() => _refreshing.Dispose();

    private async Task<string> FindAsync(string commit, CancellationToken cancellationToken)
    {
        if (!CommitHash.IsValid(commit))
        {
            throw new SourceException("The commit to compile must be a full hash in lower-case hexadecimal digits.");
        }

        if (_seen.ContainsKey(commit) || await IsHereAsync(commit, cancellationToken))
        {
            return commit;
        }

        await _refreshing.WaitAsync(cancellationToken);
        try
        {
            if (!await IsHereAsync(commit, cancellationToken))
            {
                await FetchAsync(cancellationToken);
            }
        }
        finally
        {
            _refreshing.Release();
        }

        return await IsHereAsync(commit, cancellationToken)
            ? commit
            : throw new SourceException(
                $"Commit {commit} is not on the branches of the firmware repository ({string.Join(", ", _options.Branches)}).");
    }

    // Commits never leave the mirror, so each is looked for once.
    private async Task<bool> IsHereAsync(string commit, CancellationToken cancellationToken) =>
        await Mirror.HasAsync(commit, cancellationToken) && (_seen.TryAdd(commit, true) || true);

    private async Task FetchAsync(CancellationToken cancellationToken)
    {
        var answeredAt = Branches.Count > 0 ? Branches[0].ResolvedAt : DateTimeOffset.MinValue;
        try
        {
            await Mirror.FetchBranchesAsync([.. _options.Branches], cancellationToken);
            answeredAt = time.GetUtcNow();
        }
        catch (GitException exception)
        {
            LogFetchFailed(Git.WithoutCredentials(_options.Repository), exception.Message);
        }

        var commits = await Mirror.ReadHeadsAsync(cancellationToken);
        Publish(commits, await ReadUserNamesAsync(commits, cancellationToken), answeredAt);
        _askedAt = time.GetUtcNow();
    }

    private async Task<Dictionary<string, IReadOnlyList<string>>> ReadUserNamesAsync(
        IReadOnlyDictionary<string, string> commits, CancellationToken cancellationToken)
    {
        var known = Branches.DistinctBy(head => head.Commit).ToDictionary(head => head.Commit, head => head.UserNames, StringComparer.Ordinal);
        var names = new Dictionary<string, IReadOnlyList<string>>(StringComparer.Ordinal);
        foreach (var commit in _options.Branches.Where(commits.ContainsKey).Select(branch => commits[branch]).Distinct())
        {
            names[commit] = known.GetValueOrDefault(commit) ?? await Mirror.ReadNamesAsync(commit, UserFolder, cancellationToken);
        }

        return names;
    }

    private void Publish(
        IReadOnlyDictionary<string, string> commits, Dictionary<string, IReadOnlyList<string>> userNames, DateTimeOffset answeredAt)
    {
        var known = Branches;
        var heads = _options.Branches
            .Where(commits.ContainsKey)
            .Select(branch => new BranchHead(branch, commits[branch], branch == _options.DefaultBranch, answeredAt, userNames[commits[branch]]))
            .ToList();
        Volatile.Write(ref _branches, heads);

        var before = known.ToDictionary(head => head.Branch, head => head.Commit, StringComparer.Ordinal);
        foreach (var head in heads.Where(head => before.GetValueOrDefault(head.Branch) != head.Commit))
        {
            LogMoved(head.Branch, head.Commit);
        }

        if (!heads.Select(head => (head.Branch, head.Commit)).SequenceEqual(known.Select(head => (head.Branch, head.Commit))))
        {
            Moved?.Invoke();
        }
    }

    [LoggerMessage(LogLevel.Warning, "The firmware repository {Repository} could not be fetched; what is here goes on being used: {Reason}")]
    private partial void LogFetchFailed(string repository, string reason);

    [LoggerMessage(LogLevel.Information, "Branch {Branch} points at {Commit}")]
    private partial void LogMoved(string branch, string commit);
}

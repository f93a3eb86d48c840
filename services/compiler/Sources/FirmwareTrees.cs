using KeymapBakery.Compiler.Configuration;
using KeymapBakery.Sources;
using Microsoft.Extensions.Options;

namespace KeymapBakery.Compiler.Sources;

/// <summary>
/// The trees on disk, one for each commit compiled of late. Builds share them and cannot change them; those used longest ago go
/// when there are too many. A tree that is there costs no process and no look into its files.
/// </summary>
internal sealed partial class FirmwareTrees : IDisposable
{
    private readonly Lock _gate = new();
    private readonly Dictionary<string, Entry> _entries = new(StringComparer.Ordinal);
    private readonly CancellationTokenSource _ending = new();
    private readonly TreeMaker _maker;
    private readonly string _folder;
    private readonly int _kept;
    private readonly ILogger<FirmwareTrees> _logger;
    private long _uses;

    public FirmwareTrees(WorkDirectory work, TreeMaker maker, IOptions<CompilerOptions> options, ILogger<FirmwareTrees> logger)
    {
        _maker = maker;
        _folder = work.Trees;
        _kept = options.Value.Trees;
        _logger = logger;
        Directory.CreateDirectory(_folder);
        foreach (var tree in TreeDescription.ReadAll(_folder).Reverse())
        {
            _entries.Add(tree.Commit, new Entry(Task.FromResult(tree)) { LastUse = ++_uses });
        }

        RemoveUndescribed();
        DiscardSurplus();
    }

    /// <summary>The tree of a commit, made first when it is not there. Whoever asks meanwhile waits for the same.</summary>
    /// <param name="commit">Full hash of a commit the mirror has.</param>
    /// <param name="cancellationToken">Waits no longer; a tree that is being made is made all the same.</param>
    /// <returns>The lease, to be disposed after use.</returns>
    /// <exception cref="SourceException">The commit or a submodule cannot be brought.</exception>
    public async Task<TreeLease> TakeAsync(string commit, CancellationToken cancellationToken)
    {
        Entry entry;
        lock (_gate)
        {
            if (!_entries.TryGetValue(commit, out entry!))
            {
                entry = new Entry(Task.Run(() => MakeAsync(commit), CancellationToken.None));
                _entries.Add(commit, entry);
            }

            entry.Users++;
            entry.LastUse = ++_uses;
        }

        try
        {
            var tree = await entry.Making.WaitAsync(cancellationToken);
            TreeDescription.Of(tree.Directory).Touch();
            return new TreeLease(tree, () => Release(entry));
        }
        catch
        {
            Release(entry);
            throw;
        }
    }

    /// <summary>True when the tree of a commit is there or on its way.</summary>
    public bool Has(string commit)
    {
        lock (_gate)
        {
            return _entries.ContainsKey(commit);
        }
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        Task[] making;
        lock (_gate)
        {
            making = [.. _entries.Values.Select(entry => entry.Making)];
        }

        _ending.Cancel();
        Task.WhenAll(making).ContinueWith(_ => { }, TaskScheduler.Default).Wait();
        _ending.Dispose();
    }

    private async Task<FirmwareTree> MakeAsync(string commit)
    {
        var directory = Path.Combine(_folder, commit);
        try
        {
            Discard(directory);
            var tree = await _maker.MakeAsync(directory, commit, _ending.Token);
            TreeDescription.Of(directory).Write(tree);
            LogMade(commit, directory);
            return tree;
        }
        catch
        {
            lock (_gate)
            {
                _entries.Remove(commit);
            }

            throw;
        }
    }

    private void Release(Entry entry)
    {
        lock (_gate)
        {
            entry.Users--;
            DiscardSurplus();
        }
    }

    private void DiscardSurplus()
    {
        var surplus = _entries
            .Where(pair => pair.Value is { Users: 0, Making.IsCompletedSuccessfully: true })
            .OrderBy(pair => pair.Value.LastUse)
            .Take(_entries.Count - _kept)
            .ToList();
        foreach (var (commit, _) in surplus)
        {
            _entries.Remove(commit);
            LogDiscarded(commit);
            Discard(Path.Combine(_folder, commit));
        }
    }

    private void RemoveUndescribed()
    {
        foreach (var entry in new DirectoryInfo(_folder).EnumerateFileSystemInfos().Where(entry => !_entries.ContainsKey(Path.GetFileNameWithoutExtension(entry.Name))).ToList())
        {
            if (entry is DirectoryInfo)
            {
                Discard(entry.FullName);
            }
            else
            {
                entry.Delete();
            }
        }
    }

    // Deleting some ten thousand files takes a second, which nobody has to wait for.
    private void Discard(string directory)
    {
        TreeDescription.Of(directory).Delete();
        if (!Directory.Exists(directory))
        {
            return;
        }

        var discarded = Path.Combine(_folder, $"discarded-{Guid.NewGuid():N}");
        Directory.Move(directory, discarded);
        _ = Task.Run(() =>
        {
            try
            {
                DirectoryRemoval.Remove(discarded);
            }
            catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
            {
                LogNotDeleted(discarded, exception.Message);
            }
        });
    }

    [LoggerMessage(LogLevel.Information, "The tree of commit {Commit} is in {Directory}")]
    private partial void LogMade(string commit, string directory);

    [LoggerMessage(LogLevel.Information, "The tree of commit {Commit} makes room")]
    private partial void LogDiscarded(string commit);

    [LoggerMessage(LogLevel.Warning, "{Directory} could not be deleted: {Reason}")]
    private partial void LogNotDeleted(string directory, string reason);

    private sealed class Entry(Task<FirmwareTree> making)
    {
        public Task<FirmwareTree> Making => making;

        public int Users { get; set; }

        public long LastUse { get; set; }
    }
}

using KeymapBakery.Metadata.Configuration;
using KeymapBakery.Metadata.Merging;
using KeymapBakery.Metadata.Publishing;
using KeymapBakery.Metadata.Sources;
using KeymapBakery.Sources;
using Microsoft.Extensions.Options;

namespace KeymapBakery.Metadata.Catalogs;

/// <summary>
/// Keeps the catalogs those of the branches' newest commits: starts from what is published, then asks the repository again and
/// again. Whatever fails, what is there goes on being served.
/// </summary>
internal sealed partial class CatalogRefresher(
    CatalogStore store,
    CatalogMaker maker,
    FirmwareSource source,
    PublishedCatalogs published,
    IOptions<MetadataOptions> options,
    TimeProvider time,
    ILogger<CatalogRefresher> logger) : BackgroundService
{
    private readonly FirmwareOptions _firmware = options.Value.Firmware;
    private readonly SemaphoreSlim _refreshing = new(1);
    private int _begun;
    private int _completed;

    /// <summary>
    /// Brings all catalogs up to date; returns when they are. Callers that come while it is under way share the next turn.
    /// </summary>
    /// <exception cref="GitException">The repository does not answer.</exception>
    public async Task RefreshAsync(CancellationToken cancellationToken)
    {
        var asked = Volatile.Read(ref _begun);
        await _refreshing.WaitAsync(cancellationToken);
        try
        {
            // A turn that began after this was asked for has seen all there was then.
            if (Volatile.Read(ref _completed) > asked)
            {
                return;
            }

            var turn = Interlocked.Increment(ref _begun);
            await RefreshBranchesAsync(cancellationToken);
            Volatile.Write(ref _completed, turn);
        }
        finally
        {
            _refreshing.Release();
        }
    }

    /// <inheritdoc/>
    public override void Dispose()
    {
        _refreshing.Dispose();
        base.Dispose();
    }

    /// <inheritdoc/>
    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        await LoadPublishedAsync(stoppingToken);
        while (true)
        {
            try
            {
                await RefreshAsync(stoppingToken);
            }
            catch (GitException exception)
            {
                LogFetchFailed(Git.WithoutCredentials(_firmware.Repository), exception.Message);
            }
            catch (Exception exception) when (!stoppingToken.IsCancellationRequested)
            {
                LogFailed(exception);
            }

            await Task.Delay(_firmware.FetchInterval, time, stoppingToken);
        }
    }

    private async Task LoadPublishedAsync(CancellationToken cancellationToken)
    {
        foreach (var branch in _firmware.Branches)
        {
            try
            {
                if (await published.LoadAsync(branch, cancellationToken) is { } catalog)
                {
                    store.Replace(catalog);
                    LogLoaded(branch, catalog.Version.Commit);
                }
            }
            catch (Exception exception) when (!cancellationToken.IsCancellationRequested)
            {
                LogNotLoaded(exception, branch);
            }
        }
    }

    private async Task RefreshBranchesAsync(CancellationToken cancellationToken)
    {
        IReadOnlyDictionary<string, string> heads;
        try
        {
            heads = await source.FetchAsync(cancellationToken);
        }
        catch (GitException exception)
        {
            foreach (var branch in _firmware.Branches)
            {
                store.Report(branch, $"The firmware repository does not answer: {exception.Message}");
            }

            throw;
        }

        foreach (var branch in _firmware.Branches)
        {
            if (heads.TryGetValue(branch, out var commit))
            {
                await RefreshBranchAsync(branch, commit, cancellationToken);
            }
            else
            {
                store.Report(branch, "The firmware repository has no such branch.");
            }
        }
    }

    private async Task RefreshBranchAsync(string branch, string commit, CancellationToken cancellationToken)
    {
        var current = store.Current.Find(branch)?.Catalog;
        if (current is { IsForeign: false } && current.Version.Commit == commit)
        {
            store.Report(branch, "");
            return;
        }

        try
        {
            var previous = current is { IsForeign: false } ? current : null;
            store.Replace(await maker.MakeAsync(branch, commit, previous, cancellationToken));
        }
        catch (Exception exception) when (exception is GitException or InvalidTreeException or IOException or UnauthorizedAccessException)
        {
            LogNotMade(exception, branch, commit);
            store.Report(branch, $"Commit {commit} cannot be read: {exception.Message}");
        }
    }

    [LoggerMessage(LogLevel.Information, "Branch {Branch} starts from the published catalog of {Commit}")]
    private partial void LogLoaded(string branch, string commit);

    [LoggerMessage(LogLevel.Warning, "The published catalog of branch {Branch} cannot be used; it is made anew")]
    private partial void LogNotLoaded(Exception exception, string branch);

    [LoggerMessage(LogLevel.Warning, "The firmware repository {Repository} could not be fetched; what is here goes on being served: {Reason}")]
    private partial void LogFetchFailed(string repository, string reason);

    [LoggerMessage(LogLevel.Error, "Branch {Branch} at {Commit} cannot be read; what is here goes on being served")]
    private partial void LogNotMade(Exception exception, string branch, string commit);

    [LoggerMessage(LogLevel.Error, "Refreshing failed; it will be tried again")]
    private partial void LogFailed(Exception exception);
}

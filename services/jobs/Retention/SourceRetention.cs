using KeymapBakery.Jobs.Store;
using KeymapBakery.Messages;
using KeymapBakery.ObjectStorage;
using KeymapBakery.SourceArchives;
using Microsoft.Extensions.Options;

namespace KeymapBakery.Jobs.Retention;

/// <summary>Deletes the source archives, and the compilers' templates, of commits that no branch points at any more and no build was made from.</summary>
internal sealed partial class SourceRetention(
    Database database, IObjectStore objects, TimeProvider time, IOptions<JobsOptions> options, ILogger<SourceRetention> logger)
{
    // A compiler relies for some minutes on an archive it has seen, and a build on the commit a branch was last known to point at.
    private static readonly TimeSpan ShortestGrace = TimeSpan.FromHours(1);

    /// <summary>
    /// Deletes all there are to delete now; says of how many commits. An object store that fails is logged, and tried again in the next round.
    /// </summary>
    public async Task<int> DeleteUnusedAsync(CancellationToken cancellationToken)
    {
        var deleted = 0;
        try
        {
            while (await DeleteOneAsync(cancellationToken) is { } commit)
            {
                LogDeleted(commit);
                deleted++;
            }
        }
        catch (Exception exception) when (exception is not StoreUnavailableException && !cancellationToken.IsCancellationRequested)
        {
            LogKept(exception);
        }

        return deleted;
    }

    private Task<string?> DeleteOneAsync(CancellationToken cancellationToken)
    {
        var grace = options.Value.BranchLifetime > ShortestGrace ? options.Value.BranchLifetime : ShortestGrace;
        return database.ChangeAsync(
            async (context, token) =>
            {
                var commit = await SourceCommits.LockUnusedAsync(context, time.GetUtcNow() - grace, token);
                if (commit is not null)
                {
                    // Before the row: as long as it is there, the archive is not forgotten.
                    await objects.DeletePrefixAsync(SourceArchiveKeys.Prefix(commit), token);
                    await objects.DeletePrefixAsync(TemplateKeys.Prefix(commit), token);
                    await SourceCommits.ForgetAsync(context, commit, token);
                }

                return commit;
            },
            cancellationToken);
    }

    [LoggerMessage(LogLevel.Warning, "A source archive could not be deleted; will be tried again.")]
    private partial void LogKept(Exception exception);

    [LoggerMessage(LogLevel.Information, "Commit {Commit}: its source archive and templates are deleted, as nobody has a firmware of it any more.")]
    private partial void LogDeleted(string commit);
}

using System.Diagnostics;
using KeymapBakery.Metadata.Merging;
using KeymapBakery.Metadata.Sources;

namespace KeymapBakery.Metadata.Catalogs;

/// <summary>Makes catalogs from the firmware's files.</summary>
internal sealed partial class CatalogMaker(FirmwareSource source, ILogger<CatalogMaker> logger)
{
    /// <summary>The catalog of a branch at a commit; only what has changed since the previous one is read again.</summary>
    /// <exception cref="KeymapBakery.Sources.GitException">The commit cannot be checked out.</exception>
    /// <exception cref="InvalidTreeException">What is checked out is no firmware.</exception>
    public async Task<Catalog> MakeAsync(string branch, string commit, Catalog? previous, CancellationToken cancellationToken)
    {
        var version = new CatalogVersion(branch, commit, await source.ReadCommitTimeAsync(commit, cancellationToken));
        var changed = previous is null ? null : await source.ReadChangedPathsAsync(previous.Version.Commit, commit, cancellationToken);
        var tree = await source.CheckOutAsync(branch, commit, cancellationToken);

        var started = Stopwatch.GetTimestamp();
        var catalog = await Task.Run(
            () =>
            {
                var firmware = previous is not null && changed is not null
                    ? FirmwareMerger.Update(previous.Firmware, tree, changed, options: null, cancellationToken)
                    : FirmwareMerger.Merge(tree, options: null, cancellationToken);
                return new Catalog(version, firmware, previous);
            },
            cancellationToken);
        LogMade(branch, commit, catalog.Firmware.Keyboards.Count, catalog.Firmware.Errors.Count, Stopwatch.GetElapsedTime(started).TotalMilliseconds);
        return catalog;
    }

    [LoggerMessage(LogLevel.Information, "Branch {Branch} at {Commit}: {Keyboards} keyboards, {Errors} errors, made in {Milliseconds:0} ms")]
    private partial void LogMade(string branch, string commit, int keyboards, int errors, double milliseconds);
}

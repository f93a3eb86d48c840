using KeymapBakery.Compiler.Delivery;
using KeymapBakery.ObjectStorage;
using KeymapBakery.SourceArchives;

namespace KeymapBakery.Compiler.SourceArchiving;

/// <summary>
/// Sees to it that the object store has the source archive of a commit. It is made and uploaded once, whoever asks and however many ask at a time;
/// mostly it is there long before the first build ends.
/// </summary>
internal sealed partial class SourceArchiveStore(
    SourceArchiveMaker maker,
    IObjectStore objects,
    PatientDelivery delivery,
    TimeProvider time,
    ILogger<SourceArchiveStore> logger) : IDisposable
{
    // The job service deletes archives only long after nobody asked for them; within this time what was there is there.
    private static readonly TimeSpan Trust = TimeSpan.FromMinutes(10);

    private readonly Lock _gate = new();
    private readonly Dictionary<string, Entry> _entries = new(StringComparer.Ordinal);
    private readonly CancellationTokenSource _ending = new();

    /// <summary>Where the archive of a commit lies, once it is there.</summary>
    /// <param name="commit">Full hash of a commit the mirror has.</param>
    /// <param name="cancellationToken">Waits no longer; the archive is made all the same.</param>
    /// <exception cref="SourceArchiveException">The archive cannot be made.</exception>
    /// <exception cref="Exception">The object store did not answer for longer than patience lasts.</exception>
    public Task<SourceArchiveIndex> GetAsync(string commit, CancellationToken cancellationToken)
    {
        lock (_gate)
        {
            ForgetOld();
            if (!_entries.TryGetValue(commit, out var entry))
            {
                entry = new Entry(Task.Run(() => FindOrMakeAsync(commit, _ending.Token)));
                _entries.Add(commit, entry);
            }

            return entry.Work.WaitAsync(cancellationToken);
        }
    }

    /// <summary>Ends what is being made.</summary>
    public void Dispose()
    {
        Task[] works;
        lock (_gate)
        {
            works = [.. _entries.Values.Select(entry => entry.Work)];
        }

        _ending.Cancel();
        Task.WhenAll(works).ContinueWith(_ => { }, CancellationToken.None, TaskContinuationOptions.None, TaskScheduler.Default).Wait();
        _ending.Dispose();
    }

    // A failure is not remembered: the next build tries again.
    private void ForgetOld()
    {
        foreach (var (commit, entry) in _entries.ToList())
        {
            if (entry.Work.IsCompleted && (!entry.Work.IsCompletedSuccessfully || time.GetUtcNow() - entry.FoundAt > Trust))
            {
                _entries.Remove(commit);
            }
        }
    }

    private async Task<SourceArchiveIndex> FindOrMakeAsync(string commit, CancellationToken cancellationToken)
    {
        var index = await FindAsync(commit, cancellationToken) ?? await MakeAsync(commit, cancellationToken);
        lock (_gate)
        {
            _entries[commit].FoundAt = time.GetUtcNow();
        }

        return index;
    }

    private async Task<SourceArchiveIndex?> FindAsync(string commit, CancellationToken cancellationToken)
    {
        SourceArchiveIndex? found = null;
        await delivery.RunAsync(
            $"look for the source archive of {commit}",
            async token =>
            {
                await using var json = await objects.OpenReadAsync(SourceArchiveKeys.Index(commit), token);
                found = json is null ? null : await SourceArchiveIndex.ReadAsync(json, token);
            },
            cancellationToken);
        return found;
    }

    private async Task<SourceArchiveIndex> MakeAsync(string commit, CancellationToken cancellationToken)
    {
        var start = time.GetTimestamp();
        var (file, index) = await WriteAsync(commit, cancellationToken);
        using (file)
        {
            var written = time.GetElapsedTime(start);
            await delivery.RunAsync(
                $"upload {index.Key}",
                async token =>
                {
                    await using var content = File.OpenRead(file.Path);
                    await objects.PutAsync(index.Key, content, "application/zip", token);
                },
                cancellationToken);

            // Last, as it says that the archive is there.
            await delivery.RunAsync(
                $"upload the index of {index.Key}",
                async token =>
                {
                    using var json = new MemoryStream(index.Write(), writable: false);
                    await objects.PutAsync(SourceArchiveKeys.Index(commit), json, SourceArchiveIndex.ContentType, token);
                },
                cancellationToken);
            LogMade(commit, index.SizeBytes, written.TotalSeconds, time.GetElapsedTime(start).TotalSeconds - written.TotalSeconds);
        }

        return index;
    }

    private async Task<(TemporaryArchive File, SourceArchiveIndex Index)> WriteAsync(string commit, CancellationToken cancellationToken)
    {
        try
        {
            return await maker.MakeAsync(commit, cancellationToken);
        }
        catch (Exception exception) when (exception is not OperationCanceledException)
        {
            throw new SourceArchiveException(commit, exception);
        }
    }

    [LoggerMessage(LogLevel.Information, "The source archive of {Commit} has {Size} bytes; written in {Writing:0.0} s, uploaded in {Uploading:0.0} s")]
    private partial void LogMade(string commit, long size, double writing, double uploading);

    private sealed class Entry(Task<SourceArchiveIndex> work)
    {
        public Task<SourceArchiveIndex> Work => work;

        public DateTimeOffset FoundAt { get; set; }
    }
}

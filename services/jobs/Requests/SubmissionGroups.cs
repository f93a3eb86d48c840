using System.Collections.Concurrent;
using System.Diagnostics;
using KeymapBakery.Jobs.Model;
using KeymapBakery.Jobs.Store;
using KeymapBakery.ServiceDefaults;

namespace KeymapBakery.Jobs.Requests;

/// <summary>
/// Commits submissions in groups: those that have come while one is being written are the next, so that the database
/// flushes its log once for all of them, and nobody waits for a group to become large.
/// </summary>
internal sealed partial class SubmissionGroups(NewJobs jobs, ILogger<SubmissionGroups> logger)
{
    private const int Largest = 64;
    private static readonly TimeSpan TimeLimit = TimeSpan.FromSeconds(5);

    private static readonly ActivitySource Activities = new($"{TelemetryIdentity.SourcePrefix}.Jobs.Requests");

    private readonly ConcurrentQueue<PendingSubmission> _waiting = new();
    private int _isWriting;

    /// <summary>
    /// Makes a job, and a build for it, when both are plainly new. Null when there is more to look at, or something is wrong with the group:
    /// nothing of it has happened then, or its answer was lost, and the submission is to be made by itself.
    /// </summary>
    /// <exception cref="StoreUnavailableException">The database is away.</exception>
    public Task<JobSnapshot?> TryAsync(Guid jobId, Submission submission, CancellationToken cancellationToken)
    {
        var pending = new PendingSubmission(jobId, submission, Activity.Current);
        _waiting.Enqueue(pending);
        StartWriter();
        return pending.Task.WaitAsync(cancellationToken);
    }

    private void StartWriter()
    {
        if (Interlocked.CompareExchange(ref _isWriting, 1, 0) == 0)
        {
            // Whoever happens to start it, what it writes belongs to the traces of all.
            using (ExecutionContext.SuppressFlow())
            {
                _ = Task.Run(WriteAsync);
            }
        }
    }

    private async Task WriteAsync()
    {
        var group = new List<PendingSubmission>(Largest);
        while (TakeGroup(group))
        {
            await WriteAsync(group);
        }

        Interlocked.Exchange(ref _isWriting, 0);
        // One may have come between the last look and this, and found somebody writing.
        if (!_waiting.IsEmpty)
        {
            StartWriter();
        }
    }

    private bool TakeGroup(List<PendingSubmission> group)
    {
        group.Clear();
        while (group.Count < Largest && _waiting.TryDequeue(out var pending))
        {
            group.Add(pending);
        }

        return group.Count > 0;
    }

    private async Task WriteAsync(List<PendingSubmission> group)
    {
        using var activity = StartActivity(group);
        using var timeout = new CancellationTokenSource(TimeLimit);
        try
        {
            var made = await jobs.MakeAsync(group, timeout.Token);
            for (var index = 0; index < group.Count; index++)
            {
                group[index].Answer(made[index]);
            }
        }
        catch (StoreUnavailableException exception)
        {
            group.ForEach(pending => pending.Fail(exception));
        }
#pragma warning disable CA1031 // Whatever is wrong with one of them, each of the others has a right to its own answer.
        catch (Exception exception)
#pragma warning restore CA1031
        {
            LogSplit(group.Count, exception.GetBaseException().Message);
            group.ForEach(pending => pending.Answer(null));
        }
    }

    // Part of the first one's trace; the others are linked to it.
    private static Activity? StartActivity(List<PendingSubmission> group) =>
        Activities.HasListeners() && group[0].Cause is { } first
            ? Activities.StartActivity(
                "submissions write",
                ActivityKind.Internal,
                first.Context,
                tags: [KeyValuePair.Create<string, object?>("keymap_bakery.submissions", group.Count)],
                links: [.. group.Skip(1).Select(pending => pending.Cause).OfType<Activity>().Select(cause => new ActivityLink(cause.Context))])
            : null;

    [LoggerMessage(LogLevel.Warning, "A group of {Count} submissions could not be written; each is made by itself. {Reason}")]
    private partial void LogSplit(int count, string reason);
}

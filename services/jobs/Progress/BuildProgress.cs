using KeymapBakery.Jobs.Metrics;
using KeymapBakery.Jobs.Model;
using KeymapBakery.Jobs.Outbox;
using KeymapBakery.Jobs.Store;
using KeymapBakery.Messages;

namespace KeymapBakery.Jobs.Progress;

/// <summary>
/// Moves builds on, as their compilers report or fail to. Each call may come twice, late, or in any order; what no longer applies,
/// or concerns a build that is gone, changes nothing.
/// </summary>
internal sealed partial class BuildProgress(
    Database database, FinishedBuilds finished, JobMetrics metrics, TimeProvider time, ILogger<BuildProgress> logger)
{
    /// <summary>A compiler has taken the build. Had it ended before, the compiler is told to stop.</summary>
    /// <param name="buildId">The build.</param>
    /// <param name="attemptId">The compiler's try at it.</param>
    /// <param name="worker">Name of the compiler.</param>
    /// <param name="timeLimit">Time after which the compiler itself ends the attempt.</param>
    /// <param name="startedAt">When it began, by the compiler's clock.</param>
    /// <param name="cancellationToken">Gives up.</param>
    public async Task StartAsync(
        Guid buildId, Guid attemptId, string worker, TimeSpan timeLimit, DateTimeOffset startedAt, CancellationToken cancellationToken)
    {
        TimeSpan? wait = null;
        await ChangeAsync(
            buildId,
            async (context, build, token) =>
            {
                var now = time.GetUtcNow();
                wait = build.State == BuildState.Queued ? now - build.CreatedAt : null;
                if (build.State.IsFinal())
                {
                    context.Enqueue(new StopBuild(buildId), now);
                }
                else if (build.Start(new AttemptStart(attemptId, worker, Earlier(startedAt, now), now + timeLimit)))
                {
                    await LiveOutput.ClearAsync(context, buildId, exceptAttempt: attemptId, token);
                    LogStarted(buildId, worker);
                }
            },
            cancellationToken);
        if (wait is { } known)
        {
            metrics.Taken(known);
        }
    }

    /// <summary>A running build has printed lines.</summary>
    public Task AppendOutputAsync(
        Guid buildId, Guid attemptId, int firstLine, IReadOnlyList<string> lines, CancellationToken cancellationToken) =>
        database.ChangeAsync(
            (context, token) => LiveOutput.AppendAsync(
                context, buildId, attemptId, firstLine, [.. lines.Select(line => StorableText.CleanOutput(line))], token),
            cancellationToken);

    /// <summary>An attempt has ended and its artifacts are in the object store.</summary>
    public async Task FinishAsync(Guid buildId, AttemptResult result, CancellationToken cancellationToken)
    {
        Build? ended = null;
        await ChangeAsync(
            buildId,
            async (context, build, token) =>
            {
                ended = null;
                var now = time.GetUtcNow();
                var endedAt = Earlier(result.EndedAt, now);
                if (build.Finish(result with { EndedAt = endedAt, StartedAt = Earlier(result.StartedAt, endedAt) }))
                {
                    await LiveOutput.ClearAsync(context, buildId, exceptAttempt: null, token);
                    await finished.ShareAsync(context, build, result.CarriesKeymapName, token);
                    if (build.Commit is { } commit)
                    {
                        await SourceCommits.NoteAsync(context, [commit], now, token);
                    }

                    ended = build;
                    LogEnded(buildId, build.State, result.Worker);
                }
            },
            cancellationToken);
        Count(ended);
    }

    /// <summary>Fails the build, if <paramref name="applies"/> still holds, with a last line of output that says why.</summary>
    /// <param name="buildId">The build.</param>
    /// <param name="applies">Asked once nobody else is changing the build.</param>
    /// <param name="reason">A sentence for the person who waits.</param>
    /// <param name="cancellationToken">Gives up.</param>
    public async Task GiveUpAsync(
        Guid buildId, Func<Build, bool> applies, Func<Build, string> reason, CancellationToken cancellationToken)
    {
        Build? ended = null;
        await ChangeAsync(
            buildId,
            async (context, build, token) =>
            {
                ended = null;
                if (build.State.IsFinal() || !applies(build))
                {
                    return;
                }

                var now = time.GetUtcNow();
                var sentence = reason(build);
                build.Fail(now, StorableText.Append(await LiveOutput.ReadAsync(context, build, token), sentence));
                await LiveOutput.ClearAsync(context, buildId, exceptAttempt: null, token);
                context.Enqueue(new StopBuild(buildId), now);
                ended = build;
                LogGivenUp(buildId, sentence);
            },
            cancellationToken);
        Count(ended);
    }

    // After the transaction, which may have run more than once.
    private void Count(Build? ended)
    {
        if (ended is not null)
        {
            metrics.Ended(ended);
        }
    }

    private static DateTimeOffset Earlier(DateTimeOffset theirs, DateTimeOffset ours) =>
        (theirs < ours ? theirs : ours).ToUniversalTime();

    private Task ChangeAsync(
        Guid buildId, Func<JobsContext, Build, CancellationToken, Task> change, CancellationToken cancellationToken) =>
        database.ChangeAsync(
            async (context, token) =>
            {
                if (await context.LockBuildAsync(buildId, token) is { } build)
                {
                    await change(context, build, token);
                }
            },
            cancellationToken);

    [LoggerMessage(LogLevel.Information, "Build {BuildId}: {Worker} has taken it.")]
    private partial void LogStarted(Guid buildId, string worker);

    [LoggerMessage(LogLevel.Information, "Build {BuildId}: {State} by {Worker}.")]
    private partial void LogEnded(Guid buildId, BuildState state, string worker);

    [LoggerMessage(LogLevel.Warning, "Build {BuildId}: given up. {Reason}")]
    private partial void LogGivenUp(Guid buildId, string reason);
}

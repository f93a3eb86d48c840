using Google.Protobuf.WellKnownTypes;
using KeymapBakery.Gateway.Compile;
using KeymapBakery.Protos.Jobs.V1;

namespace KeymapBakery.Gateway.Admin;

/// <summary>Says what the job service knows in the words of the API.</summary>
internal static class AdminAnswers
{
    public static AdminJobList Of(ListJobsReply page) => new([.. page.Jobs.Select(Of)], NullIfEmpty(page.NextPage));

    public static AdminJob Of(JobSummary job) => new()
    {
        JobId = job.JobId,
        State = JobAnswers.StateOf(job.State),
        Keyboard = job.Keyboard,
        Keymap = job.Keymap,
        Layout = job.Layout,
        Branch = NullIfEmpty(job.Branch),
        BuildId = job.BuildId,
        CreatedAt = job.CreatedAt.ToDateTimeOffset(),
        StartedAt = TimeOf(job.StartedAt),
        EndedAt = TimeOf(job.EndedAt),
        Worker = NullIfEmpty(job.Worker),
    };

    /// <param name="queue">The counts, and the compilers.</param>
    /// <param name="builds">As many of the builds as are to be shown.</param>
    /// <param name="now">The present.</param>
    public static AdminQueue Of(Queue queue, IReadOnlyList<OpenBuild> builds, DateTimeOffset now) => new()
    {
        Queued = queue.QueuedBuilds,
        Running = queue.RunningBuilds,
        Slots = queue.Compilers.Sum(compiler => compiler.Slots),
        OldestQueuedSeconds = builds.FirstOrDefault(build => build.State == JobState.Queued) is { } oldest
            ? Math.Max(0, Math.Round((now - oldest.CreatedAt.ToDateTimeOffset()).TotalSeconds, 1))
            : null,
        Compilers =
        [
            .. queue.Compilers.Select(compiler => new AdminCompiler(compiler.Name, compiler.Slots, compiler.LastSeenAt.ToDateTimeOffset())),
        ],
        Builds = [.. builds.Select(Of)],
    };

    private static AdminBuild Of(OpenBuild build) => new()
    {
        BuildId = build.BuildId,
        State = JobAnswers.StateOf(build.State),
        Keyboard = build.Keyboard,
        Keymap = build.Keymap,
        Branch = NullIfEmpty(build.Branch),
        Jobs = build.Jobs,
        CreatedAt = build.CreatedAt.ToDateTimeOffset(),
        StartedAt = TimeOf(build.StartedAt),
        Worker = NullIfEmpty(build.Worker),
    };

    private static DateTimeOffset? TimeOf(Timestamp? time) => time?.ToDateTimeOffset();

    private static string? NullIfEmpty(string text) => text.Length > 0 ? text : null;
}

using Google.Protobuf.WellKnownTypes;
using KeymapBakery.Jobs.Model;
using KeymapBakery.Jobs.Progress;
using KeymapBakery.Jobs.Queueing;
using KeymapBakery.Jobs.Requests;
using Proto = KeymapBakery.Protos.Jobs.V1;

namespace KeymapBakery.Jobs.Rpc;

/// <summary>Writes what the service knows as messages of its contract.</summary>
internal static class JobMessages
{
    /// <param name="snapshot">The job.</param>
    /// <param name="queue">The queue, for a job that has not ended.</param>
    /// <param name="now">The present.</param>
    /// <param name="includeKeymap">True to include the keymap as it was compiled.</param>
    public static Proto.Job ToMessage(
        this JobSnapshot snapshot, QueueOutlook? queue, DateTimeOffset now, bool includeKeymap = false)
    {
        var job = snapshot.Job;
        var message = new Proto.Job
        {
            JobId = job.Id.ToString("D"),
            State = ToMessage(job.State),
            CreatedAt = Timestamp.FromDateTimeOffset(job.CreatedAt),
            Keyboard = job.Keyboard,
            Keymap = job.Keymap,
            Layout = job.Layout,
            Branch = job.Branch,
            PostedJson = job.PostedJson,
            Build = ToMessage(job.Build, snapshot, new JobNaming(job)),
            KeymapJson = includeKeymap ? KeymapText.WithName(job.Build.CanonicalJson, job.Keymap) : "",
        };
        if (queue?.EstimateFor(job.Build, now) is { } seconds && !job.State.IsFinal())
        {
            message.Build.EstimatedSeconds = seconds;
        }

        message.Build.QueuePosition = queue?.PositionOf(job.Build) ?? 0;
        return message;
    }

    public static Proto.Queue ToMessage(this QueueSnapshot queue) => new()
    {
        QueuedBuilds = queue.Queued,
        RunningBuilds = queue.Running,
        Compilers =
        {
            queue.Compilers.Select(compiler => new Proto.Compiler
            {
                Name = compiler.Name,
                Slots = compiler.Slots,
                LastSeenAt = Timestamp.FromDateTimeOffset(compiler.LastSeenAt),
            }),
        },
    };

    private static Proto.Build ToMessage(Build build, JobSnapshot snapshot, JobNaming naming) => new()
    {
        BuildId = build.Id.ToString("D"),
        StartedAt = ToMessage(build.StartedAt),
        EndedAt = ToMessage(build.EndedAt),
        Worker = build.Worker ?? "",
        Commit = build.Commit ?? "",
        Command = { build.Command.Select(naming.OfText) },
        ReturnCode = build.ReturnCode,
        Output = naming.OfText(snapshot.Output),
        Firmware = ToMessage(build.Firmware, naming),
        Keymap = ToMessage(build.KeymapFile, naming),
        Source = ToMessage(build.Source, naming),
    };

    public static Proto.JobState ToMessage(this BuildState state) => state switch
    {
        BuildState.Queued => Proto.JobState.Queued,
        BuildState.Running => Proto.JobState.Running,
        BuildState.Finished => Proto.JobState.Finished,
        BuildState.Failed => Proto.JobState.Failed,
        BuildState.Cancelled => Proto.JobState.Cancelled,
        _ => throw new ArgumentOutOfRangeException(nameof(state), state, "Not a state of a job."),
    };

    private static Timestamp? ToMessage(DateTimeOffset? time) =>
        time is { } known ? Timestamp.FromDateTimeOffset(known) : null;

    private static Proto.Artifact? ToMessage(Artifact? artifact, JobNaming naming) =>
        artifact is null
            ? null
            : new Proto.Artifact
            {
                Key = artifact.Key,
                FileName = naming.OfFile(artifact.FileName),
                SizeBytes = artifact.SizeBytes,
                Sha256 = artifact.Sha256,
            };
}

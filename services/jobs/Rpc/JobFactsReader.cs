using KeymapBakery.Answers;
using KeymapBakery.Jobs.Model;
using KeymapBakery.Jobs.Requests;

namespace KeymapBakery.Jobs.Rpc;

/// <summary>Says of an ended job what clients are told.</summary>
internal static class JobFactsReader
{
    /// <summary>The facts, with the job's own names.</summary>
    public static JobFacts Read(JobSnapshot snapshot)
    {
        var (job, build) = (snapshot.Job, snapshot.Job.Build);
        var naming = new JobNaming(job);
        return new JobFacts
        {
            Id = job.Id.ToString("D"),
            State = StateOf(job.State),
            CreatedAt = job.CreatedAt,
            Keyboard = job.Keyboard,
            Keymap = job.Keymap,
            Layout = job.Layout,
            PostedJson = job.PostedJson,
            Command = [.. build.Command.Select(naming.OfText)],
            ReturnCode = build.ReturnCode,
            Output = naming.OfText(snapshot.Output),
            Firmware = NameOf(build.Firmware),
            KeymapFile = NameOf(build.KeymapFile),
            Source = NameOf(build.Source),
        };

        string? NameOf(Artifact? artifact) => artifact is null ? null : naming.OfFile(artifact.FileName);
    }

    private static string StateOf(BuildState state) => state switch
    {
        BuildState.Queued => JobStates.Queued,
        BuildState.Running => JobStates.Running,
        BuildState.Finished => JobStates.Finished,
        BuildState.Failed => JobStates.Failed,
        BuildState.Cancelled => JobStates.Cancelled,
        _ => throw new ArgumentOutOfRangeException(nameof(state), state, "Not a state of a job."),
    };
}

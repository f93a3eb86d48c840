using KeymapBakery.Answers;
using KeymapBakery.Gateway.Hosting;
using KeymapBakery.Protos.Jobs.V1;

namespace KeymapBakery.Gateway.Compile;

/// <summary>Tells a job in the words of the API.</summary>
internal sealed class JobAnswers(PublicAddress address)
{
    /// <summary>The job as it stands, for the client of <paramref name="request"/>.</summary>
    public JobAnswer Of(Job job, HttpRequest request) => JobAnswerMaker.Make(FactsOf(job), path => address.Of(request, path));

    /// <summary>The word for a state.</summary>
    public static string StateOf(JobState state) => state switch
    {
        JobState.Queued => JobStates.Queued,
        JobState.Running => JobStates.Running,
        JobState.Finished => JobStates.Finished,
        JobState.Failed => JobStates.Failed,
        JobState.Cancelled => JobStates.Cancelled,
        _ => throw new InvalidOperationException($"The job service answered with a job in state {state}."),
    };

    /// <summary>True for a state that is never left again.</summary>
    public static bool IsFinal(JobState state) => state is JobState.Finished or JobState.Failed or JobState.Cancelled;

    private static JobFacts FactsOf(Job job)
    {
        var build = job.Build ?? new Build();
        return new JobFacts
        {
            Id = job.JobId,
            State = StateOf(job.State),
            CreatedAt = job.CreatedAt.ToDateTimeOffset(),
            Keyboard = job.Keyboard,
            Keymap = job.Keymap,
            Layout = job.Layout,
            PostedJson = job.PostedJson,
            QueuePosition = build.QueuePosition,
            EstimatedSeconds = build.HasEstimatedSeconds ? build.EstimatedSeconds : null,
            Command = build.Command,
            ReturnCode = build.ReturnCode,
            Output = build.Output,
            Firmware = build.Firmware?.FileName,
            KeymapFile = build.Keymap?.FileName,
            Source = build.Source?.FileName,
        };
    }
}

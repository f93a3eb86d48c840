using KeymapBakery.Gateway.Hosting;
using KeymapBakery.Protos.Jobs.V1;

namespace KeymapBakery.Gateway.Compile;

/// <summary>Tells a job in the words of the API.</summary>
internal sealed class JobAnswers(PublicAddress address)
{
    private const int NotRun = -1;

    /// <summary>The job as it stands, for the client of <paramref name="request"/>.</summary>
    public JobAnswer Of(Job job, HttpRequest request)
    {
        var createdAt = job.CreatedAt.ToDateTimeOffset().ToString("R");
        return new JobAnswer
        {
            CreatedAt = createdAt,
            EnqueuedAt = createdAt,
            Id = job.JobId,
            IsFailed = IsFinal(job.State) ? job.State != JobState.Finished : null,
            QueuePosition = job.State == JobState.Queued ? job.Build?.QueuePosition ?? 0 : null,
            Result = IsFinal(job.State) ? ResultOf(job, request) : null,
            State = StateOf(job.State),
            Status = job.State == JobState.Cancelled ? JobStates.Failed : StateOf(job.State),
        };
    }

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

    private static bool IsFinal(JobState state) => state is JobState.Finished or JobState.Failed or JobState.Cancelled;

    private JobResult ResultOf(Job job, HttpRequest request)
    {
        var build = job.Build ?? new Build { ReturnCode = NotRun };
        return new JobResult
        {
            Command = build.Command,
            FirmwareBinaryUrl = UrlsOf(ArtifactKind.Firmware, job, request),
            FirmwareFilename = FileNameOf(ArtifactKind.Firmware, job),
            FirmwareKeymapUrl = UrlsOf(ArtifactKind.Keymap, job, request),
            FirmwareSourceUrl = UrlsOf(ArtifactKind.Source, job, request),
            Id = job.JobId,
            Keyboard = job.Keyboard,
            Keymap = job.Keymap,
            KeymapArchive = FileNameOf(ArtifactKind.Keymap, job),
            KeymapJson = job.PostedJson,
            Layout = job.Layout,
            Output = OutputOf(job.State, build.Output),
            ReturnCode = ReturnCodeOf(job.State, build.ReturnCode),
            SourceArchive = FileNameOf(ArtifactKind.Source, job),
        };
    }

    private string[]? UrlsOf(ArtifactKind kind, Job job, HttpRequest request) =>
        kind.Of(job) is null ? null : [address.Of(request, $"/v1/compile/{job.JobId}/{kind.PathSegment}")];

    private static string FileNameOf(ArtifactKind kind, Job job) => kind.Of(job)?.FileName ?? "";

    private static string OutputOf(JobState state, string output) => (state, output) switch
    {
        (JobState.Cancelled, "") => "This job was cancelled. Submit the keymap again to compile it.",
        (JobState.Cancelled, _) => $"This job was cancelled. Submit the keymap again to compile it.\n\n{output}",
        (JobState.Failed, "") => "The build failed without saying why. Submit the keymap again.",
        // The QMK Configurator takes the codes out of the output of a finished job itself, but shows that of a failed one as it is.
        (JobState.Failed, _) => TerminalCodes.RemoveFrom(output),
        _ => output,
    };

    // Clients may know a failure by this number alone; a job without firmware never has 0.
    private static int ReturnCodeOf(JobState state, int returnCode) =>
        state != JobState.Finished && returnCode == 0 ? NotRun : returnCode;
}

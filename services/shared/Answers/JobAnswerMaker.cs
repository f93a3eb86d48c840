namespace KeymapBakery.Answers;

/// <summary>Tells a job in the words of the API.</summary>
public static class JobAnswerMaker
{
    private const int NotRun = -1;

    /// <summary>The job as it stands.</summary>
    /// <param name="job">What is known of it.</param>
    /// <param name="urlOf">Makes of a path of the API the URL at which the reader of the answer finds it.</param>
    public static JobAnswer Make(JobFacts job, Func<string, string> urlOf)
    {
        ArgumentNullException.ThrowIfNull(job);
        ArgumentNullException.ThrowIfNull(urlOf);
        var createdAt = job.CreatedAt.ToString("R");
        var isFinal = JobStates.IsFinal(job.State);
        return new JobAnswer
        {
            CreatedAt = createdAt,
            EnqueuedAt = createdAt,
            EstimatedSeconds = isFinal ? null : job.EstimatedSeconds,
            Id = job.Id,
            IsFailed = isFinal ? job.State != JobStates.Finished : null,
            QueuePosition = job.State == JobStates.Queued ? job.QueuePosition : null,
            Result = isFinal ? ResultOf(job, urlOf) : null,
            State = job.State,
            Status = job.State == JobStates.Cancelled ? JobStates.Failed : job.State,
        };
    }

    private static JobResult ResultOf(JobFacts job, Func<string, string> urlOf)
    {
        var firmware = job.State == JobStates.Finished ? job.Firmware : null;
        return new JobResult
        {
            Cmd = job.State != JobStates.Finished && job.Command.Count > 0 ? job.Command : null,
            Command = job.Command,
            FirmwareBinaryUrl = UrlsOf(firmware, "download"),
            FirmwareFilename = firmware ?? "",
            FirmwareKeymapUrl = UrlsOf(job.KeymapFile, "keymap"),
            FirmwareSourceUrl = UrlsOf(job.Source, "source"),
            Id = job.Id,
            Keyboard = job.Keyboard,
            Keymap = job.Keymap,
            KeymapArchive = job.KeymapFile ?? "",
            KeymapJson = job.PostedJson,
            Layout = job.Layout,
            Output = OutputOf(job.State, job.Output),
            ReturnCode = ReturnCodeOf(job.State, job.ReturnCode),
            SourceArchive = job.Source ?? "",
        };

        string[]? UrlsOf(string? file, string segment) => file is null ? null : [urlOf($"/v1/compile/{job.Id}/{segment}")];
    }

    private static string OutputOf(string state, string output) => (state, output) switch
    {
        (JobStates.Cancelled, "") => "This job was cancelled. Submit the keymap again to compile it.",
        (JobStates.Cancelled, _) => $"This job was cancelled. Submit the keymap again to compile it.\n\n{output}",
        (JobStates.Failed, "") => "The build failed without saying why. Submit the keymap again.",
        // The QMK Configurator takes the codes out of the output of a finished job itself, but shows that of a failed one as it is.
        (JobStates.Failed, _) => TerminalCodes.RemoveFrom(output),
        _ => output,
    };

    // Clients may know a failure by this number alone; a job without firmware never has 0.
    private static int ReturnCodeOf(string state, int returnCode) =>
        state != JobStates.Finished && returnCode == 0 ? NotRun : returnCode;
}

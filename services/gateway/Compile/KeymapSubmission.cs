using System.Text;
using Grpc.Core;
using KeymapBakery.Gateway.Errors;
using KeymapBakery.Gateway.JobService;
using KeymapBakery.Keymaps;
using KeymapBakery.Protos.Jobs.V1;

namespace KeymapBakery.Gateway.Compile;

/// <summary>Takes a posted keymap in: reads it, checks it, and hands it to the job service.</summary>
internal sealed partial class KeymapSubmission(JobServiceClient jobs, KeymapCheck check, ILogger<KeymapSubmission> logger)
{
    /// <summary>Submits one keymap, or says what is wrong with it.</summary>
    /// <param name="posted">The keymap as the client sent it, JSON text in UTF-8.</param>
    /// <param name="terms">What the client asks for besides.</param>
    /// <param name="cancellationToken">The client is gone.</param>
    public async Task<SubmissionOutcome> SubmitAsync(
        ReadOnlyMemory<byte> posted, SubmissionTerms terms, CancellationToken cancellationToken)
    {
        var reading = terms.IsLenient
            ? LenientReading.Read(posted, KeymapLimits.Default)
            : KeymapReader.Read(posted, KeymapLimits.Default);
        if (reading.Keymap is not { } keymap)
        {
            return SubmissionOutcome.Refused(KeymapErrors.AnswerTo(reading.Errors));
        }

        var findings = await check.CheckAsync(keymap, cancellationToken);
        if (findings.Errors.Count > 0 && !terms.IsLenient)
        {
            return SubmissionOutcome.Refused(KeymapErrors.AnswerTo(findings));
        }

        try
        {
            var job = await jobs.SubmitAsync(RequestOf(keymap, posted, terms), cancellationToken);
            LogSubmitted(job.JobId, keymap.Keyboard, keymap.Layout);
            return SubmissionOutcome.Accepted(job, findings.Warnings);
        }
        catch (RpcException refusal) when (refusal.StatusCode is StatusCode.InvalidArgument or StatusCode.AlreadyExists)
        {
            return SubmissionOutcome.Refused(new ErrorResult(StatusCodes.Status422UnprocessableEntity, refusal.Status.Detail));
        }
    }

    private static SubmitRequest RequestOf(Keymap keymap, ReadOnlyMemory<byte> posted, SubmissionTerms terms) => new()
    {
        JobId = Guid.CreateVersion7().ToString("D"),
        PostedJson = TextOf(posted),
        CanonicalJson = keymap.CanonicalJson,
        Keyboard = keymap.Keyboard,
        Keymap = keymap.Name,
        Layout = keymap.Layout,
        Branch = keymap.Branch ?? "",
        IdempotencyKey = terms.IdempotencyKey ?? "",
        Callback = terms.Callback,
    };

    // A byte order mark is no part of the text, and not everyone who reads the text would skip it.
    private static string TextOf(ReadOnlyMemory<byte> posted) => Encoding.UTF8.GetString(posted.Span).TrimStart('\uFEFF');

    [LoggerMessage(LogLevel.Information, "Job {JobId} submitted: {Keyboard} {Layout}")]
    private partial void LogSubmitted(string jobId, string keyboard, string layout);
}

using System.Text;
using Grpc.Core;
using KeymapBakery.Gateway.Errors;
using KeymapBakery.Gateway.Hosting;
using KeymapBakery.Gateway.JobService;
using KeymapBakery.Keymaps;
using KeymapBakery.Protos.Jobs.V1;

namespace KeymapBakery.Gateway.Compile;

/// <summary>Takes a posted keymap in: reads it, checks it, and hands it to the job service.</summary>
internal sealed partial class KeymapSubmission(JobServiceClient jobs, KeymapCheck check, ILogger<KeymapSubmission> logger)
{
    /// <summary>Answers a POST with a <see cref="SubmitAnswer"/>, or with what is wrong with the keymap.</summary>
    public async Task<IResult> SubmitAsync(HttpRequest request, CancellationToken cancellationToken)
    {
        var limits = KeymapLimits.Default;
        if (await BoundedBody.ReadAsync(request, limits.MaxBytes, cancellationToken) is not { } posted)
        {
            return KeymapErrors.TooManyBytes(limits.MaxBytes);
        }

        var reading = KeymapReader.Read(posted, limits);
        return reading.Keymap is { } keymap
            ? await SubmitAsync(keymap, TextOf(posted), cancellationToken)
            : KeymapErrors.AnswerTo(reading.Errors);
    }

    private async Task<IResult> SubmitAsync(Keymap keymap, string postedJson, CancellationToken cancellationToken)
    {
        var findings = await check.CheckAsync(keymap, cancellationToken);
        if (findings.Errors.Count > 0)
        {
            return KeymapErrors.AnswerTo(findings);
        }

        var submission = new SubmitRequest
        {
            JobId = Guid.CreateVersion7().ToString("D"),
            PostedJson = postedJson,
            CanonicalJson = keymap.CanonicalJson,
            Keyboard = keymap.Keyboard,
            Keymap = keymap.Name,
            Layout = keymap.Layout,
            Branch = keymap.Branch ?? "",
        };
        try
        {
            var job = await jobs.SubmitAsync(submission, cancellationToken);
            LogSubmitted(job.JobId, keymap.Keyboard, keymap.Layout);
            return new JsonAnswer<SubmitAnswer>(new(Enqueued: true, job.JobId, findings.Warnings.Count > 0 ? findings.Warnings : null), GatewayJson.Readable.SubmitAnswer);
        }
        catch (RpcException refusal) when (refusal.StatusCode == StatusCode.InvalidArgument)
        {
            return new ErrorResult(StatusCodes.Status422UnprocessableEntity, refusal.Status.Detail);
        }
    }

    // A byte order mark is no part of the text, and not everyone who reads the text would skip it.
    private static string TextOf(ReadOnlyMemory<byte> posted) => Encoding.UTF8.GetString(posted.Span).TrimStart('\uFEFF');

    [LoggerMessage(LogLevel.Information, "Job {JobId} submitted: {Keyboard} {Layout}")]
    private partial void LogSubmitted(string jobId, string keyboard, string layout);
}

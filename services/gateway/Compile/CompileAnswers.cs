using KeymapBakery.Gateway.Hosting;
using KeymapBakery.Keymaps;
using KeymapBakery.Protos.Jobs.V1;
using Microsoft.Extensions.Options;

namespace KeymapBakery.Gateway.Compile;

/// <summary>Answers submissions of one keymap.</summary>
internal sealed class CompileAnswers(
    KeymapSubmission submission, JobWaiting waiting, JobAnswers answers, PublicAddress address, IOptions<CompileOptions> options)
{
    /// <summary>
    /// Answers a POST with a <see cref="SubmitAnswer"/>; with a <see cref="EndedSubmitAnswer"/> if the client wanted to wait and the job's end came in
    /// time; or with what is wrong.
    /// </summary>
    public async Task<IResult> AnswerAsync(HttpRequest request, CancellationToken cancellationToken)
    {
        var (terms, refusal) = SubmissionTerms.Read(request, address, options.Value.LongestWait);
        if (terms is null)
        {
            return refusal!;
        }

        var limit = KeymapLimits.Default.MaxBytes;
        if (await BoundedBody.ReadAsync(request, limit, cancellationToken) is not { } posted)
        {
            return KeymapErrors.TooManyBytes(limit);
        }

        // Each endpoint has keys of its own.
        var scoped = terms with { IdempotencyKey = terms.IdempotencyKey is { } key ? $"compile:{key}" : null };
        var outcome = await submission.SubmitAsync(posted, scoped, cancellationToken);
        if (outcome.Job is not { } job)
        {
            return outcome.Refusal!;
        }

        var ended = terms.Wait > TimeSpan.Zero ? await waiting.UntilEndAsync(job, terms.Wait, cancellationToken) : null;
        return ended is null ? Enqueued(request.HttpContext.Response, job, outcome) : Ended(request, ended, outcome);
    }

    private static JsonAnswer<SubmitAnswer> Enqueued(HttpResponse response, Job job, SubmissionOutcome outcome)
    {
        PollDelay.Write(response, job);
        return new(new SubmitAnswer(Enqueued: true, job.JobId, outcome.Warnings), GatewayJson.Readable.SubmitAnswer);
    }

    private JsonAnswer<EndedSubmitAnswer> Ended(HttpRequest request, Job job, SubmissionOutcome outcome) =>
        new(new EndedSubmitAnswer(answers.Of(job, request), outcome.Warnings), GatewayJson.Readable.EndedSubmitAnswer);
}

using KeymapBakery.Gateway.Errors;
using KeymapBakery.Gateway.Hosting;
using KeymapBakery.Gateway.JobService;
using KeymapBakery.Gateway.Limits;
using KeymapBakery.Keymaps;
using Microsoft.Extensions.Options;

namespace KeymapBakery.Gateway.Compile;

/// <summary>Answers submissions of several keymaps at once. One that is refused keeps none of the others from being compiled.</summary>
internal sealed class BatchAnswers(
    KeymapSubmission submission, ClientAllowance allowance, PublicAddress address, IOptions<CompileOptions> options)
{
    // Enough that none waits for the other, few enough that other clients come in between.
    private const int AtOnce = 8;

    /// <summary>Answers a POST with a <see cref="BatchAnswer"/>, or with why the body is no batch.</summary>
    public async Task<IResult> AnswerAsync(HttpRequest request, CancellationToken cancellationToken)
    {
        var (terms, refusal) = SubmissionTerms.Read(request, address, TimeSpan.Zero);
        if (terms is null)
        {
            return refusal!;
        }

        if (await BoundedBody.ReadAsync(request, options.Value.BatchBytes, cancellationToken) is not { } posted)
        {
            return new ErrorResult(
                StatusCodes.Status413PayloadTooLarge, $"The batch is larger than {options.Value.BatchBytes} bytes. Send several smaller ones.");
        }

        var (elements, mistake) = BatchReader.Read(posted, options.Value.BatchKeymaps);
        if (elements is null)
        {
            return mistake!;
        }

        if (await allowance.CountAsync(request.HttpContext, elements.Count, cancellationToken) is { } tooMany)
        {
            return tooMany;
        }

        var entries = await SubmitAsync(elements, terms, request, cancellationToken);
        var enqueued = entries.Count(entry => entry.Enqueued);
        return new JsonAnswer<BatchAnswer>(new(enqueued, entries.Length - enqueued, entries), GatewayJson.Readable.BatchAnswer);
    }

    private async Task<BatchEntry[]> SubmitAsync(
        List<BatchElement> elements, SubmissionTerms terms, HttpRequest request, CancellationToken cancellationToken)
    {
        var entries = new BatchEntry[elements.Count];
        var isAway = false;
        await Parallel.ForEachAsync(
            elements,
            new ParallelOptions { MaxDegreeOfParallelism = AtOnce, CancellationToken = cancellationToken },
            async (element, token) =>
            {
                try
                {
                    // Once waiting for the job service has been given up, nothing else waits for it.
                    entries[element.Index] = Volatile.Read(ref isAway)
                        ? RefusedForNow(element)
                        : await SubmitAsync(element, terms, request, token);
                }
                catch (JobServiceUnavailableException)
                {
                    // Others may have been accepted already, which an error for the whole would hide.
                    Volatile.Write(ref isAway, true);
                    entries[element.Index] = RefusedForNow(element);
                }
            });
        return entries;
    }

    private async Task<BatchEntry> SubmitAsync(
        BatchElement element, SubmissionTerms terms, HttpRequest request, CancellationToken cancellationToken)
    {
        var limit = KeymapLimits.Default.MaxBytes;
        if (element.Text.Length > limit)
        {
            return Refused(element, KeymapErrors.TooManyBytes(limit));
        }

        // A repetition of the batch repeats every keymap of it.
        var own = terms with { IdempotencyKey = terms.IdempotencyKey is { } key ? $"batch:{element.Index}:{key}" : null };
        var outcome = await submission.SubmitAsync(element.Text, own, cancellationToken);
        return outcome.Job is { } job
            ? Accepted(element, job.JobId, outcome.Warnings, request)
            : Refused(element, outcome.Refusal!);
    }

    private BatchEntry Accepted(BatchElement element, string jobId, IReadOnlyList<ErrorPlace>? warnings, HttpRequest request) => new()
    {
        Index = element.Index,
        Enqueued = true,
        JobId = jobId,
        StatusUrl = address.Of(request, $"/v1/compile/{jobId}"),
        EventsUrl = address.Of(request, $"/v1/compile/{jobId}/events"),
        Warnings = element.Place(warnings),
    };

    private static BatchEntry RefusedForNow(BatchElement element) => Refused(
        element,
        new ErrorResult(StatusCodes.Status503ServiceUnavailable, "The job service is not reachable at the moment. Submit this keymap again."));

    private static BatchEntry Refused(BatchElement element, ErrorResult refusal) => new()
    {
        Index = element.Index,
        Enqueued = false,
        Error = element.Place(refusal.Answer),
    };
}

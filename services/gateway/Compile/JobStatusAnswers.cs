using KeymapBakery.Gateway.Hosting;

namespace KeymapBakery.Gateway.Compile;

/// <summary>Answers what clients ask about a job, and that it be cancelled.</summary>
internal sealed class JobStatusAnswers(JobStatuses statuses, JobAnswers answers, PublicAddress address)
{
    /// <summary>The job as it stands.</summary>
    public ValueTask<IResult> GetAsync(string id, HttpContext context) => AnswerAsync(id, context, statuses.FindAsync);

    /// <summary>The job as it stands after it was cancelled.</summary>
    public ValueTask<IResult> CancelAsync(string id, HttpContext context) => AnswerAsync(id, context, statuses.CancelAsync);

    private async ValueTask<IResult> AnswerAsync(
        string id, HttpContext context, Func<Guid, CancellationToken, ValueTask<JobStatus?>> statusOf)
    {
        if (!JobId.TryParse(id, out var jobId))
        {
            return JobId.Malformed();
        }

        return await statusOf(jobId, context.RequestAborted) is { } status
            ? new JobStatusResult(status, status.BodyFor(context.Request, answers, address))
            : JobId.Unknown(jobId);
    }
}

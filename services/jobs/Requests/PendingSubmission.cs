using System.Diagnostics;
using KeymapBakery.Jobs.Model;

namespace KeymapBakery.Jobs.Requests;

/// <summary>A submission that waits for its group.</summary>
/// <param name="jobId">Identity the client chose.</param>
/// <param name="submission">What the client wants.</param>
/// <param name="cause">The trace it belongs to; null when there is none.</param>
internal sealed class PendingSubmission(Guid jobId, Submission submission, Activity? cause)
{
    private readonly TaskCompletionSource<JobSnapshot?> _answer = new(TaskCreationOptions.RunContinuationsAsynchronously);

    /// <summary>Identity the client chose.</summary>
    public Guid JobId => jobId;

    /// <summary>What the client wants.</summary>
    public Submission Submission => submission;

    /// <summary>The trace it belongs to; null when there is none.</summary>
    public Activity? Cause => cause;

    /// <summary>The job; null when the group has not made it.</summary>
    public Task<JobSnapshot?> Task => _answer.Task;

    /// <summary>The job is made; or, when null, not by the group.</summary>
    public void Answer(JobSnapshot? job) => _answer.TrySetResult(job);

    /// <summary>The job cannot be made at the moment.</summary>
    public void Fail(Exception exception) => _answer.TrySetException(exception);
}

using KeymapBakery.Answers;
using KeymapBakery.Gateway.Errors;
using KeymapBakery.Protos.Jobs.V1;

namespace KeymapBakery.Gateway.Admin;

/// <summary>Reads which jobs an operator wants to see.</summary>
internal static class JobListQuery
{
    /// <summary>Most jobs on a page.</summary>
    public const int LargestLimit = 500;

    private static readonly Dictionary<string, JobState> States = new()
    {
        [JobStates.Queued] = JobState.Queued,
        [JobStates.Running] = JobState.Running,
        [JobStates.Finished] = JobState.Finished,
        [JobStates.Failed] = JobState.Failed,
        [JobStates.Cancelled] = JobState.Cancelled,
    };

    /// <summary>The request for the job service; or the answer that says what is wrong.</summary>
    public static (ListJobsRequest? Request, ErrorResult? Refusal) Read(string? states, string? keyboard, string? branch, int? limit, string? page)
    {
        if (limit is < 1 or > LargestLimit)
        {
            return (null, Refuse($"limit is {limit}, but must be from 1 to {LargestLimit}."));
        }

        var request = new ListJobsRequest { Keyboard = keyboard ?? "", Branch = branch ?? "", PageSize = limit ?? 0, Page = page ?? "" };
        foreach (var word in (states ?? "").Split(',', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries))
        {
            if (!States.TryGetValue(word, out var state))
            {
                return (null, Refuse($"state: there is no state \"{word}\"; use {string.Join(", ", States.Keys)}, or several with commas between."));
            }

            request.States.Add(state);
        }

        return (request, null);
    }

    /// <summary>The answer to a question that cannot be meant.</summary>
    public static ErrorResult Refuse(string message) => new(StatusCodes.Status400BadRequest, message);
}

using KeymapBakery.Jobs.Administration;
using KeymapBakery.Jobs.Model;
using KeymapBakery.Protos.Jobs.V1;

namespace KeymapBakery.Jobs.Rpc;

/// <summary>Reads a question for jobs.</summary>
internal static class ListJobsRequestReader
{
    private const int DefaultPageSize = 50;
    private const int LargestPageSize = 500;

    public static JobFilter ReadFilter(ListJobsRequest request) =>
        new([.. request.States.Select(ReadState).Distinct()], request.Keyboard, request.Branch);

    public static int ReadPageSize(ListJobsRequest request) => request.PageSize switch
    {
        0 => DefaultPageSize,
        > 0 and <= LargestPageSize => request.PageSize,
        _ => throw RpcAnswers.Refuse($"page_size must be from 1 to {LargestPageSize}, or 0 for {DefaultPageSize}."),
    };

    public static JobListMark? ReadPage(ListJobsRequest request) => request.Page.Length == 0
        ? null
        : JobListMark.Parse(request.Page) ?? throw RpcAnswers.Refuse("page must be empty or next_page of an earlier reply.");

    private static BuildState ReadState(JobState state) => state switch
    {
        JobState.Queued => BuildState.Queued,
        JobState.Running => BuildState.Running,
        JobState.Finished => BuildState.Finished,
        JobState.Failed => BuildState.Failed,
        JobState.Cancelled => BuildState.Cancelled,
        _ => throw RpcAnswers.Refuse($"states: {state} is not a state of a job."),
    };
}

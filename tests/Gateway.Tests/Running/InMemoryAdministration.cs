using Grpc.Core;
using KeymapBakery.Protos.Jobs.V1;
using RpcStatus = Grpc.Core.Status;

namespace KeymapBakery.Gateway.Tests.Running;

/// <summary>The operators' side of a job service that does as the test says.</summary>
internal sealed class InMemoryAdministration : JobAdministration.JobAdministrationBase
{
    private readonly HashSet<string> _raised = [];

    /// <summary>The last question for jobs.</summary>
    public ListJobsRequest? Asked { get; private set; }

    public ListJobsReply Page { get; set; } = new();

    public ListOpenBuildsReply OpenBuilds { get; set; } = new();

    /// <summary>How long a round of retention takes.</summary>
    public TimeSpan RetentionTakes { get; set; }

    public override Task<ListJobsReply> ListJobs(ListJobsRequest request, ServerCallContext context)
    {
        Asked = request;
        return request.Page == "nonsense"
            ? throw new RpcException(new RpcStatus(StatusCode.InvalidArgument, "page must be empty or next_page of an earlier reply."))
            : Task.FromResult(Page);
    }

    public override Task<ListOpenBuildsReply> ListOpenBuilds(ListOpenBuildsRequest request, ServerCallContext context) =>
        Task.FromResult(OpenBuilds);

    public override Task<CancelQueuedReply> CancelQueued(CancelQueuedRequest request, ServerCallContext context) =>
        Task.FromResult(new CancelQueuedReply { CancelledJobs = 3, CancelledBuilds = 2 });

    public override async Task<RunRetentionReply> RunRetention(RunRetentionRequest request, ServerCallContext context)
    {
        await Task.Delay(RetentionTakes, context.CancellationToken);
        return new RunRetentionReply { DeletedJobs = 5, DeletedBuilds = 4, DeletedCommits = 1 };
    }

    public override Task<TakeNoticeReply> TakeNotice(TakeNoticeRequest request, ServerCallContext context)
    {
        lock (_raised)
        {
            return Task.FromResult(new TakeNoticeReply { IsYours = request.IsRaised ? _raised.Add(request.Name) : _raised.Remove(request.Name) });
        }
    }
}

using Grpc.Core;
using KeymapBakery.Jobs.Administration;
using KeymapBakery.Jobs.Retention;
using KeymapBakery.Protos.Jobs.V1;

namespace KeymapBakery.Jobs.Rpc;

/// <summary>The operators' contract over gRPC. While the database is away every call answers UNAVAILABLE.</summary>
internal sealed class JobAdministrationService(JobList jobs, QueuedWork queue, JobRetention retention, Notices notices)
    : JobAdministration.JobAdministrationBase
{
    private const int DefaultOpenBuilds = 100;
    private const int MostOpenBuilds = 1000;

    public override Task<ListJobsReply> ListJobs(ListJobsRequest request, ServerCallContext context) =>
        RpcAnswers.AnswerAsync(async () =>
        {
            var page = await jobs.ReadAsync(
                ListJobsRequestReader.ReadFilter(request),
                ListJobsRequestReader.ReadPage(request),
                ListJobsRequestReader.ReadPageSize(request),
                context.CancellationToken);
            return page.ToMessage();
        });

    public override Task<ListOpenBuildsReply> ListOpenBuilds(ListOpenBuildsRequest request, ServerCallContext context) =>
        RpcAnswers.AnswerAsync(async () =>
        {
            var limit = request.Limit switch
            {
                0 => DefaultOpenBuilds,
                > 0 and <= MostOpenBuilds => request.Limit,
                _ => throw RpcAnswers.Refuse($"limit must be from 1 to {MostOpenBuilds}, or 0 for {DefaultOpenBuilds}."),
            };
            return (await queue.ListAsync(limit, context.CancellationToken)).ToMessage();
        });

    public override Task<CancelQueuedReply> CancelQueued(CancelQueuedRequest request, ServerCallContext context) =>
        RpcAnswers.AnswerAsync(async () =>
        {
            var (cancelledJobs, cancelledBuilds) = await queue.CancelAsync(context.CancellationToken);
            return new CancelQueuedReply { CancelledJobs = cancelledJobs, CancelledBuilds = cancelledBuilds };
        });

    public override Task<RunRetentionReply> RunRetention(RunRetentionRequest request, ServerCallContext context) =>
        RpcAnswers.AnswerAsync(async () =>
        {
            var round = await retention.RunAsync(context.CancellationToken);
            return new RunRetentionReply { DeletedJobs = round.Jobs, DeletedBuilds = round.Builds, DeletedCommits = round.Commits };
        });

    public override Task<TakeNoticeReply> TakeNotice(TakeNoticeRequest request, ServerCallContext context) =>
        RpcAnswers.AnswerAsync(async () => request.Name.Length == 0
            ? throw RpcAnswers.Refuse("name is missing.")
            : new TakeNoticeReply { IsYours = await notices.TakeAsync(request.Name, request.IsRaised, context.CancellationToken) });
}

using Grpc.Core;
using KeymapBakery.Jobs.Callbacks;
using KeymapBakery.Jobs.Model;
using KeymapBakery.Jobs.Prebaking;
using KeymapBakery.Jobs.Progress;
using KeymapBakery.Jobs.Queueing;
using KeymapBakery.Jobs.Requests;
using KeymapBakery.Jobs.Usage;
using KeymapBakery.Jobs.Watching;
using KeymapBakery.Protos.Jobs.V1;
using Job = KeymapBakery.Protos.Jobs.V1.Job;
using Proto = KeymapBakery.Protos.Jobs.V1;

namespace KeymapBakery.Jobs.Rpc;

/// <summary>The service's contract over gRPC. While the database is away every call answers UNAVAILABLE.</summary>
internal sealed class JobsService(
    JobRequests requests,
    JobReader reader,
    JobWatcher watcher,
    QueueOutlooks queue,
    Compilers compilers,
    KeyboardResults keyboards,
    UsageCounts usage,
    CallbackReceivers receivers,
    TimeProvider time)
    : Proto.Jobs.JobsBase
{
    public override Task<Job> Submit(SubmitRequest request, ServerCallContext context) =>
        RpcAnswers.AnswerAsync(async () =>
        {
            var jobId = SubmitRequestReader.ReadJobId(request.JobId);
            var submission = SubmitRequestReader.Read(request, receivers);
            var job = await requests.SubmitAsync(jobId, submission, context.CancellationToken);
            return await ToMessageAsync(job, includeKeymap: false, context.CancellationToken);
        });

    public override Task<Job> Get(GetRequest request, ServerCallContext context) =>
        RpcAnswers.AnswerAsync(async () =>
        {
            var jobId = SubmitRequestReader.ReadJobId(request.JobId);
            var job = await reader.FindAsync(jobId, request.IncludeRunningOutput, context.CancellationToken);
            return job is null ? throw NotFound(jobId) : await ToMessageAsync(job, request.IncludeKeymap, context.CancellationToken);
        });

    public override Task Watch(WatchRequest request, IServerStreamWriter<Job> responseStream, ServerCallContext context) =>
        RpcAnswers.AnswerAsync(async () =>
        {
            var jobId = SubmitRequestReader.ReadJobId(request.JobId);
            Proto.Job? last = null;
            await foreach (var snapshot in watcher.WatchAsync(
                jobId, includeRunningOutput: !request.WithoutRunningOutput, context.CancellationToken))
            {
                var job = await ToMessageAsync(snapshot, includeKeymap: false, context.CancellationToken);
                if (!job.Equals(last))
                {
                    await responseStream.WriteAsync(job, context.CancellationToken);
                    last = job;
                }
            }

            return IsEnd(last) ? last : throw NotFound(jobId);
        });

    public override Task<Job> Cancel(CancelRequest request, ServerCallContext context) =>
        RpcAnswers.AnswerAsync(async () =>
        {
            var jobId = SubmitRequestReader.ReadJobId(request.JobId);
            var job = await requests.CancelAsync(jobId, context.CancellationToken);
            return job is null ? throw NotFound(jobId) : await ToMessageAsync(job, includeKeymap: false, context.CancellationToken);
        });

    public override Task<Queue> GetQueue(GetQueueRequest request, ServerCallContext context) =>
        RpcAnswers.AnswerAsync(async () => (await compilers.ReadQueueAsync(context.CancellationToken)).ToMessage());

    public override Task<ListKeyboardBuildsReply> ListKeyboardBuilds(ListKeyboardBuildsRequest request, ServerCallContext context) =>
        RpcAnswers.AnswerAsync(async () =>
        {
            var page = await keyboards.ReadPageAsync(request.Branch, request.Page, request.IncludeOutput, context.CancellationToken);
            return page.ToMessage();
        });

    public override Task<GetKeyboardBuildReply> GetKeyboardBuild(GetKeyboardBuildRequest request, ServerCallContext context) =>
        RpcAnswers.AnswerAsync(async () =>
        {
            var result = await keyboards.FindAsync(request.Branch, request.Keyboard, context.CancellationToken);
            return new GetKeyboardBuildReply { Build = result?.ToMessage() };
        });

    public override Task<ReportUsageReply> ReportUsage(ReportUsageRequest request, ServerCallContext context) =>
        RpcAnswers.AnswerAsync(async () =>
        {
            await usage.AddAsync(UsageMessages.Read(request), context.CancellationToken);
            return new ReportUsageReply();
        });

    public override Task<Proto.Usage> GetUsage(GetUsageRequest request, ServerCallContext context) =>
        RpcAnswers.AnswerAsync(async () =>
        {
            var days = UsageMessages.ReadDays(request);
            var uses = await usage.ReadKeyboardsAsync(days, context.CancellationToken);
            return UsageMessages.ToMessage(uses, await usage.ReadLocationsAsync(days, context.CancellationToken));
        });

    private async ValueTask<Job> ToMessageAsync(JobSnapshot job, bool includeKeymap, CancellationToken cancellationToken)
    {
        var outlook = job.Job.State.IsFinal() ? null : await queue.ReadAsync(cancellationToken);
        return job.ToMessage(outlook, time.GetUtcNow(), includeKeymap);
    }

    private static bool IsEnd(Job? job) => job?.State is JobState.Finished or JobState.Failed or JobState.Cancelled;

    private static RpcException NotFound(Guid jobId) =>
        new(new Status(StatusCode.NotFound, $"There is no job {jobId}: it was never submitted, or it is past its retention."));
}

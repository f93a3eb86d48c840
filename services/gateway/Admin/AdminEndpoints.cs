using System.ComponentModel;
using Grpc.Core;
using KeymapBakery.Answers;
using KeymapBakery.Gateway.Compile;
using KeymapBakery.Gateway.Errors;
using KeymapBakery.Gateway.Hosting;
using KeymapBakery.Gateway.JobService;
using KeymapBakery.Protos.Jobs.V1;
using Microsoft.Extensions.Options;

namespace KeymapBakery.Gateway.Admin;

/// <summary>What operators do with jobs and the queue. <see cref="AdminAccess"/> lets nobody else here.</summary>
internal static class AdminEndpoints
{
    private const string Tag = "Operation";
    private const int DefaultBuilds = 100;
    private const int MostBuilds = 1000;

    private static readonly TimeSpan QueueTimeout = TimeSpan.FromSeconds(5);

    /// <summary>Adds what <see cref="MapAdmin"/> needs.</summary>
    public static void AddAdmin(this IHostApplicationBuilder builder)
    {
        builder.Services.AddGrpcClient<JobAdministration.JobAdministrationClient>((services, client) =>
            client.Address = services.GetRequiredService<IOptions<GatewayOptions>>().Value.JobsAddress);
        builder.Services.AddSingleton<JobAdministrationClient>();
    }

    /// <summary>Maps <c>/v1/admin/jobs</c>, <c>/v1/admin/jobs/{id}</c>, <c>/v1/admin/queue</c>, <c>/v1/admin/flush</c> and <c>/v1/admin/retention</c>.</summary>
    public static void MapAdmin(this IEndpointRouteBuilder endpoints)
    {
        endpoints.MapRead($"{AdminAccess.Prefix}/jobs", ListJobsAsync)
            .Describe("listJobs", "List jobs, the newest first", "For operators.")
            .Produces<AdminJobList>()
            .Produces<ErrorAnswer>(StatusCodes.Status400BadRequest);
        endpoints.MapDelete($"{AdminAccess.Prefix}/jobs/{{id}}", CancelAsync)
            .Describe("cancelAnyJob", "Cancel any job", "For operators. A job that has ended stays as it is. Answers with the job as it then stands.")
            .Produces<JobAnswer>()
            .Produces<ErrorAnswer>(StatusCodes.Status404NotFound);
        endpoints.MapRead($"{AdminAccess.Prefix}/queue", ReadQueueAsync)
            .Describe("getQueue", "See what is being compiled, what waits, and who is there to compile it", "For operators.")
            .Produces<AdminQueue>()
            .Produces<ErrorAnswer>(StatusCodes.Status400BadRequest);
        endpoints.MapPost($"{AdminAccess.Prefix}/flush", FlushAsync)
            .Describe("flushQueue", "Cancel every job that waits for a compiler", "For operators. What is being compiled goes on.")
            .Produces<FlushAnswer>();
        endpoints.MapPost($"{AdminAccess.Prefix}/retention", RunRetentionAsync)
            .Describe("runRetention", "Delete now what is past its retention", "For operators. Answers when all of it is deleted.")
            .Produces<RetentionAnswer>();
    }

    private static RouteHandlerBuilder Describe(this RouteHandlerBuilder endpoint, string name, string summary, string description) => endpoint
        .WithTags(Tag)
        .WithName(name)
        .WithSummary(summary)
        .WithDescription(description)
        .Produces<ErrorAnswer>(StatusCodes.Status401Unauthorized)
        .Produces<ErrorAnswer>(StatusCodes.Status403Forbidden)
        .Produces<ErrorAnswer>(StatusCodes.Status503ServiceUnavailable);

    private static async Task<IResult> ListJobsAsync(
        [Description("Only jobs in this state; several with commas between.")] string? state,
        [Description("Only jobs for this keyboard, for example crkbd/rev1.")] string? keyboard,
        [Description("Only jobs for this branch of the firmware.")] string? branch,
        [Description("Most jobs to list, 1 to 500; 50 when left out.")] int? limit,
        [Description("next_page of the answer before.")] string? page,
        JobAdministrationClient jobs,
        CancellationToken cancellationToken)
    {
        var (request, refusal) = JobListQuery.Read(state, keyboard, branch, limit, page);
        if (request is null)
        {
            return refusal!;
        }

        try
        {
            var reply = await jobs.ListJobsAsync(request, cancellationToken);
            return new JsonAnswer<AdminJobList>(AdminAnswers.Of(reply), GatewayJson.Readable.AdminJobList);
        }
        catch (RpcException refused) when (refused.StatusCode is StatusCode.InvalidArgument)
        {
            return JobListQuery.Refuse(refused.Status.Detail);
        }
    }

    private static async Task<IResult> CancelAsync(
        [Description(JobId.Description)] string id, HttpContext context, JobStatuses statuses, JobAnswers answers)
    {
        if (!JobId.TryParse(id, out var jobId))
        {
            return JobId.Malformed();
        }

        return await statuses.CancelAsync(jobId, context.RequestAborted) is { } cancelled
            ? new JsonAnswer<JobAnswer>(answers.Of(cancelled.Job, context.Request), GatewayJson.Readable.JobAnswer)
            : JobId.Unknown(jobId);
    }

    private static async Task<IResult> ReadQueueAsync(
        [Description("Most builds to list, 0 to 1000; 100 when left out.")] int? limit,
        JobServiceClient jobs,
        JobAdministrationClient administration,
        TimeProvider clock,
        CancellationToken cancellationToken)
    {
        var shown = limit ?? DefaultBuilds;
        if (shown is < 0 or > MostBuilds)
        {
            return JobListQuery.Refuse($"limit is {shown}, but must be from 0 to {MostBuilds}.");
        }

        // All there may be, as the oldest that waits comes after all that are worked on.
        var builds = await administration.ListOpenBuildsAsync(MostBuilds, cancellationToken);
        var queue = await ReadCountsAsync(jobs, cancellationToken);
        var answer = AdminAnswers.Of(queue, builds, clock.GetUtcNow());
        return new JsonAnswer<AdminQueue>(answer with { Builds = [.. answer.Builds.Take(shown)] }, GatewayJson.Readable.AdminQueue);
    }

    private static async Task<Queue> ReadCountsAsync(JobServiceClient jobs, CancellationToken cancellationToken)
    {
        try
        {
            return await jobs.GetQueueAsync(QueueTimeout, cancellationToken);
        }
        catch (RpcException failure)
        {
            throw new JobServiceUnavailableException($"Jobs.GetQueue failed with {failure.Status}", failure);
        }
    }

    private static async Task<IResult> FlushAsync(JobAdministrationClient jobs, CancellationToken cancellationToken)
    {
        var reply = await jobs.CancelQueuedAsync(cancellationToken);
        return new JsonAnswer<FlushAnswer>(new(reply.CancelledJobs, reply.CancelledBuilds), GatewayJson.Readable.FlushAnswer);
    }

    private static async Task<IResult> RunRetentionAsync(JobAdministrationClient jobs, CancellationToken cancellationToken)
    {
        var reply = await jobs.RunRetentionAsync(cancellationToken);
        return new JsonAnswer<RetentionAnswer>(
            new(reply.DeletedJobs, reply.DeletedBuilds, reply.DeletedCommits), GatewayJson.Readable.RetentionAnswer);
    }
}

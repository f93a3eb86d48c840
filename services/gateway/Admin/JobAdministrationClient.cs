using Grpc.Core;
using KeymapBakery.Gateway.JobService;
using KeymapBakery.Protos.Jobs.V1;

namespace KeymapBakery.Gateway.Admin;

/// <summary>Asks the job service what operators ask of it: once, as they would rather know at once that it does not answer.</summary>
internal sealed class JobAdministrationClient(JobAdministration.JobAdministrationClient jobs, TimeProvider clock)
{
    private static readonly TimeSpan ReadTimeout = TimeSpan.FromSeconds(10);
    private static readonly TimeSpan WorkTimeout = TimeSpan.FromSeconds(60);

    /// <summary>A page of jobs.</summary>
    /// <exception cref="JobServiceUnavailableException">The job service does not answer.</exception>
    /// <exception cref="RpcException">The request is refused.</exception>
    public Task<ListJobsReply> ListJobsAsync(ListJobsRequest request, CancellationToken cancellationToken) =>
        AskAsync(nameof(jobs.ListJobs), call => jobs.ListJobsAsync(request, call), ReadTimeout, cancellationToken);

    /// <summary>Builds that have not ended.</summary>
    /// <exception cref="JobServiceUnavailableException">The job service does not answer.</exception>
    /// <exception cref="RpcException">The limit is out of range.</exception>
    public async Task<IReadOnlyList<OpenBuild>> ListOpenBuildsAsync(int limit, CancellationToken cancellationToken)
    {
        var request = new ListOpenBuildsRequest { Limit = limit };
        return (await AskAsync(nameof(jobs.ListOpenBuilds), call => jobs.ListOpenBuildsAsync(request, call), ReadTimeout, cancellationToken)).Builds;
    }

    /// <summary>Cancels every job whose build waits for a compiler.</summary>
    /// <exception cref="JobServiceUnavailableException">The job service does not answer, or is not done within a minute.</exception>
    public Task<CancelQueuedReply> CancelQueuedAsync(CancellationToken cancellationToken) =>
        AskAsync(nameof(jobs.CancelQueued), call => jobs.CancelQueuedAsync(new(), call), WorkTimeout, cancellationToken);

    /// <summary>Deletes what is past its retention.</summary>
    /// <exception cref="JobServiceUnavailableException">The job service does not answer, or is not done within a minute.</exception>
    public Task<RunRetentionReply> RunRetentionAsync(CancellationToken cancellationToken) =>
        AskAsync(nameof(jobs.RunRetention), call => jobs.RunRetentionAsync(new(), call), WorkTimeout, cancellationToken);

    private async Task<T> AskAsync<T>(
        string method, Func<CallOptions, AsyncUnaryCall<T>> call, TimeSpan timeout, CancellationToken cancellationToken)
    {
        try
        {
            return await call(new(deadline: clock.GetUtcNow().UtcDateTime + timeout, cancellationToken: cancellationToken));
        }
        catch (RpcException) when (cancellationToken.IsCancellationRequested)
        {
            throw new OperationCanceledException(cancellationToken);
        }
        catch (RpcException failure) when (failure.StatusCode is not StatusCode.InvalidArgument)
        {
            throw new JobServiceUnavailableException($"JobAdministration.{method} failed with {failure.Status}", failure);
        }
    }
}

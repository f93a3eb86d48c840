using System.Runtime.CompilerServices;
using Grpc.Core;
using KeymapBakery.Gateway.Hosting;
using KeymapBakery.Protos.Jobs.V1;
using Microsoft.Extensions.Options;

namespace KeymapBakery.Gateway.JobService;

/// <summary>
/// Calls the job service, and goes on trying while it does not answer: every call may be repeated, and a client of this
/// API that polls would take one failed answer for the end of its job.
/// </summary>
internal sealed partial class JobServiceClient(
    Jobs.JobsClient jobs,
    IOptions<GatewayOptions> options,
    TimeProvider clock,
    ILogger<JobServiceClient> logger)
{
    private static readonly TimeSpan FirstDelay = TimeSpan.FromMilliseconds(100);
    private static readonly TimeSpan LongestDelay = TimeSpan.FromSeconds(2);

    /// <summary>Submits a keymap under the job id the request names.</summary>
    /// <exception cref="JobServiceUnavailableException">The job service does not answer.</exception>
    /// <exception cref="RpcException">The job service refuses the request.</exception>
    public Task<Job> SubmitAsync(SubmitRequest request, CancellationToken cancellationToken) =>
        TryPatientlyAsync(nameof(jobs.Submit), call => jobs.SubmitAsync(request, call), cancellationToken);

    /// <summary>The job as it stands; null when there is none.</summary>
    /// <exception cref="JobServiceUnavailableException">The job service does not answer.</exception>
    public Task<Job?> GetAsync(Guid jobId, CancellationToken cancellationToken) =>
        GetAsync(new GetRequest { JobId = jobId.ToString("D") }, cancellationToken);

    /// <summary>The job as it stands, with the keymap as it was compiled; null when there is none.</summary>
    /// <exception cref="JobServiceUnavailableException">The job service does not answer.</exception>
    public Task<Job?> GetWithKeymapAsync(Guid jobId, CancellationToken cancellationToken) =>
        GetAsync(new GetRequest { JobId = jobId.ToString("D"), IncludeKeymap = true }, cancellationToken);

    /// <summary>
    /// The job as it stands, then again whenever it has changed, to its final state. Goes on when the job service restarts meanwhile.
    /// Ends without a final state when the job is gone.
    /// </summary>
    /// <exception cref="JobServiceUnavailableException">The job service does not answer for longer than patience lasts.</exception>
    public IAsyncEnumerable<Job> WatchAsync(Guid jobId, CancellationToken cancellationToken) =>
        WatchAsync(new WatchRequest { JobId = jobId.ToString("D") }, cancellationToken);

    /// <summary>As <see cref="WatchAsync(Guid, CancellationToken)"/>, without what a running build has printed so far.</summary>
    /// <exception cref="JobServiceUnavailableException">The job service does not answer for longer than patience lasts.</exception>
    public IAsyncEnumerable<Job> WatchStateAsync(Guid jobId, CancellationToken cancellationToken) =>
        WatchAsync(new WatchRequest { JobId = jobId.ToString("D"), WithoutRunningOutput = true }, cancellationToken);

    private async IAsyncEnumerable<Job> WatchAsync(WatchRequest request, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        var heardAt = clock.GetTimestamp();
        for (var tries = 1; ; tries++)
        {
            using var call = jobs.Watch(request, cancellationToken: cancellationToken);
            var (job, isBroken) = await NextAsync(call, cancellationToken);
            while (job is not null)
            {
                (heardAt, tries) = (clock.GetTimestamp(), 1);
                yield return job;
                (job, isBroken) = await NextAsync(call, cancellationToken);
            }

            if (!isBroken)
            {
                yield break;
            }

            var delay = DelayAfter(tries);
            if (clock.GetElapsedTime(heardAt) + delay > options.Value.JobsPatience)
            {
                throw new JobServiceUnavailableException($"Jobs.{nameof(jobs.Watch)} failed {tries} times", null);
            }

            await Task.Delay(delay, clock, cancellationToken);
        }
    }

    // Without a job, the stream has ended or is broken.
    private async Task<(Job? Job, bool IsBroken)> NextAsync(AsyncServerStreamingCall<Job> call, CancellationToken cancellationToken)
    {
        try
        {
            return await call.ResponseStream.MoveNext(cancellationToken) ? (call.ResponseStream.Current, false) : (null, false);
        }
        catch (RpcException) when (cancellationToken.IsCancellationRequested)
        {
            throw new OperationCanceledException(cancellationToken);
        }
        catch (RpcException failure) when (failure.StatusCode is StatusCode.NotFound)
        {
            return (null, false);
        }
        catch (RpcException failure) when (MayPass(failure.StatusCode))
        {
            LogTrouble(nameof(jobs.Watch), failure.StatusCode, failure.Status.Detail, options.Value.JobsPatience);
            return (null, true);
        }
    }

    /// <summary>Cancels the job; answers with it as it then stands, or null when there is none.</summary>
    /// <exception cref="JobServiceUnavailableException">The job service does not answer.</exception>
    public Task<Job?> CancelAsync(Guid jobId, CancellationToken cancellationToken)
    {
        var request = new CancelRequest { JobId = jobId.ToString("D") };
        return NullWhenNotFoundAsync(TryPatientlyAsync(nameof(jobs.Cancel), call => jobs.CancelAsync(request, call), cancellationToken));
    }

    /// <summary>A page of what compiling the keyboards of a branch last came to.</summary>
    /// <param name="branch">Name of the branch; empty for the default branch.</param>
    /// <param name="page">Empty for the first page, then what the page before says.</param>
    /// <param name="includeOutput">True for what was printed as well.</param>
    /// <param name="cancellationToken">Gives up.</param>
    /// <exception cref="JobServiceUnavailableException">The job service does not answer.</exception>
    /// <exception cref="RpcException">There is no such branch.</exception>
    public Task<ListKeyboardBuildsReply> ListKeyboardBuildsAsync(
        string branch, string page, bool includeOutput, CancellationToken cancellationToken)
    {
        var request = new ListKeyboardBuildsRequest { Branch = branch, Page = page, IncludeOutput = includeOutput };
        return TryPatientlyAsync(nameof(jobs.ListKeyboardBuilds), call => jobs.ListKeyboardBuildsAsync(request, call), cancellationToken);
    }

    /// <summary>What compiling a keyboard last came to; null while that is not known.</summary>
    /// <exception cref="JobServiceUnavailableException">The job service does not answer.</exception>
    /// <exception cref="RpcException">There is no such branch, or no such keyboard.</exception>
    public async Task<KeyboardBuild?> GetKeyboardBuildAsync(string branch, string keyboard, CancellationToken cancellationToken)
    {
        var request = new GetKeyboardBuildRequest { Branch = branch, Keyboard = keyboard };
        var reply = await TryPatientlyAsync(
            nameof(jobs.GetKeyboardBuild), call => jobs.GetKeyboardBuildAsync(request, call), cancellationToken);
        return reply.Build;
    }

    /// <summary>Counts a report of a command line. Repeated after a lost answer, it may count twice.</summary>
    /// <exception cref="JobServiceUnavailableException">The job service does not answer.</exception>
    public Task ReportUsageAsync(ReportUsageRequest report, CancellationToken cancellationToken) =>
        TryPatientlyAsync(nameof(jobs.ReportUsage), call => jobs.ReportUsageAsync(report, call), cancellationToken);

    /// <summary>How often keyboards were used.</summary>
    /// <param name="days">How far to look back, 1 to 366.</param>
    /// <param name="cancellationToken">Gives up.</param>
    /// <exception cref="JobServiceUnavailableException">The job service does not answer.</exception>
    public Task<KeymapBakery.Protos.Jobs.V1.Usage> GetUsageAsync(int days, CancellationToken cancellationToken) =>
        TryPatientlyAsync(nameof(jobs.GetUsage), call => jobs.GetUsageAsync(new GetUsageRequest { Days = days }, call), cancellationToken);

    /// <summary>The state of the queue, asked for once.</summary>
    /// <param name="timeout">How long to wait for an answer.</param>
    /// <param name="cancellationToken">Gives up earlier.</param>
    /// <exception cref="RpcException">There was no answer in time.</exception>
    public async Task<Queue> GetQueueAsync(TimeSpan timeout, CancellationToken cancellationToken) =>
        await jobs.GetQueueAsync(new GetQueueRequest(), Within(timeout, cancellationToken));

    private Task<Job?> GetAsync(GetRequest request, CancellationToken cancellationToken) =>
        NullWhenNotFoundAsync(TryPatientlyAsync(nameof(jobs.Get), call => jobs.GetAsync(request, call), cancellationToken));

    private static async Task<Job?> NullWhenNotFoundAsync(Task<Job> call)
    {
        try
        {
            return await call;
        }
        catch (RpcException failure) when (failure.StatusCode is StatusCode.NotFound or StatusCode.InvalidArgument)
        {
            // An id the job service does not take, such as that of all zeros, is the id of no job.
            return null;
        }
    }

    private async Task<T> TryPatientlyAsync<T>(
        string method,
        Func<CallOptions, AsyncUnaryCall<T>> call,
        CancellationToken cancellationToken)
    {
        var started = clock.GetTimestamp();
        for (var tries = 1; ; tries++)
        {
            try
            {
                return await call(Within(options.Value.JobsTryTimeout, cancellationToken));
            }
            catch (RpcException) when (cancellationToken.IsCancellationRequested)
            {
                throw new OperationCanceledException(cancellationToken);
            }
            catch (RpcException failure) when (MayPass(failure.StatusCode))
            {
                var delay = DelayAfter(tries);
                if (clock.GetElapsedTime(started) + delay > options.Value.JobsPatience)
                {
                    throw new JobServiceUnavailableException($"Jobs.{method} failed {tries} times, last with {failure.Status}", failure);
                }

                if (tries == 1)
                {
                    LogTrouble(method, failure.StatusCode, failure.Status.Detail, options.Value.JobsPatience);
                }

                await Task.Delay(delay, clock, cancellationToken);
            }
        }
    }

    private CallOptions Within(TimeSpan timeout, CancellationToken cancellationToken) =>
        new(deadline: clock.GetUtcNow().UtcDateTime + timeout, cancellationToken: cancellationToken);

    // Besides being down, a service that stops cuts calls off with Cancelled or Internal, and one whose database is away
    // may say Unknown or Aborted.
    private static bool MayPass(StatusCode status) => status
        is StatusCode.Unavailable
        or StatusCode.DeadlineExceeded
        or StatusCode.Cancelled
        or StatusCode.Aborted
        or StatusCode.Internal
        or StatusCode.Unknown
        or StatusCode.ResourceExhausted;

    // Doubles each time; the random part keeps waiting requests from all coming back at the same moment.
    private static TimeSpan DelayAfter(int tries)
    {
        var full = FirstDelay * Math.Pow(2, Math.Min(tries - 1, 10));
        return (full < LongestDelay ? full : LongestDelay) * (0.5 + (Random.Shared.NextDouble() / 2));
    }

    [LoggerMessage(LogLevel.Warning, "Jobs.{Method} failed with {Status} ({Detail}); trying again for up to {Patience}")]
    private partial void LogTrouble(string method, StatusCode status, string detail, TimeSpan patience);
}

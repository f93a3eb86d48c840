using Grpc.Core;
using KeymapBakery.Gateway.JobService;

namespace KeymapBakery.Gateway.Status;

/// <summary>
/// Knows the state of the queue to the second. Every open browser tab asks for it all the time; however many ask, the
/// job service is asked once a second at most.
/// </summary>
internal sealed partial class QueueMonitor(JobServiceClient jobs, TimeProvider clock, ILogger<QueueMonitor> logger) : IDisposable
{
    private static readonly TimeSpan MaxAge = TimeSpan.FromSeconds(1);
    private static readonly TimeSpan Timeout = TimeSpan.FromSeconds(2);

    private readonly SemaphoreSlim _asking = new(1);
    private QueueReading _last = QueueReading.None;
    private long? _askedAt;

    /// <summary>The state of the queue, at most a second old, or the last known one when the job service does not answer.</summary>
    public async Task<QueueReading> ReadAsync(CancellationToken cancellationToken)
    {
        await _asking.WaitAsync(cancellationToken);
        try
        {
            if (_askedAt is not { } askedAt || clock.GetElapsedTime(askedAt) >= MaxAge)
            {
                // Not with the caller's token: others wait for the same answer.
                _last = await AskAsync();
                _askedAt = clock.GetTimestamp();
            }

            return _last;
        }
        finally
        {
            _asking.Release();
        }
    }

    public void Dispose() => _asking.Dispose();

    private async Task<QueueReading> AskAsync()
    {
        try
        {
            return new(await jobs.GetQueueAsync(Timeout, CancellationToken.None), clock.GetUtcNow(), IsCurrent: true);
        }
        catch (RpcException failure)
        {
            if (_last.IsCurrent || _askedAt is null)
            {
                LogLost(failure.StatusCode, failure.Status.Detail);
            }

            return _last with { IsCurrent = false };
        }
    }

    [LoggerMessage(LogLevel.Warning, "The job service does not say how long the queue is: {Status} ({Detail})")]
    private partial void LogLost(StatusCode status, string detail);
}

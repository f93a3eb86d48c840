using KeymapBakery.Gateway.JobService;
using KeymapBakery.Protos.Jobs.V1;
using Microsoft.Extensions.Caching.Memory;
using Microsoft.Extensions.Options;

namespace KeymapBakery.Gateway.Compile;

/// <summary>
/// How far jobs are, asked for once however many clients poll. A job that has not ended is known for a tenth of a second. One that has
/// changes no more and is known for some seconds, so that it is soon noticed when it is no longer kept. What this gateway itself does to a
/// job, or hears of its end, is known at once.
/// </summary>
internal sealed class JobStatuses(JobServiceClient jobs, IOptions<CompileOptions> options, TimeProvider clock) : IDisposable
{
    private static readonly TimeSpan OpenFor = TimeSpan.FromMilliseconds(100);

    private readonly TimeSpan _endedFor = options.Value.EndedStatusLifetime;
    private readonly MemoryCache _known = new(new MemoryCacheOptions { SizeLimit = options.Value.StatusCacheBytes });
    private readonly Dictionary<Guid, Reading> _readings = [];
    private readonly Lock _lock = new();

    /// <summary>The job as it stood a moment ago; null when there is none.</summary>
    /// <exception cref="JobServiceUnavailableException">The job service does not answer.</exception>
    public async ValueTask<JobStatus?> FindAsync(Guid jobId, CancellationToken cancellationToken) =>
        FindKnown(jobId) ?? await ReadOnce(jobId).WaitAsync(cancellationToken);

    /// <summary>Cancels the job; answers with it as it then stands, or null when there is none.</summary>
    /// <exception cref="JobServiceUnavailableException">The job service does not answer.</exception>
    public async ValueTask<JobStatus?> CancelAsync(Guid jobId, CancellationToken cancellationToken) =>
        await jobs.CancelAsync(jobId, cancellationToken) is { } job ? Learn(job) : null;

    /// <summary>The job has ended, as somebody is being told.</summary>
    public JobStatus Learn(Job job)
    {
        var jobId = Guid.Parse(job.JobId);
        var status = new JobStatus(job, clock.GetTimestamp());
        lock (_lock)
        {
            // Whoever is being answered meanwhile may be told of a time before.
            _readings.Remove(jobId);
            Keep(jobId, status);
        }

        return status;
    }

    /// <inheritdoc/>
    public void Dispose() => _known.Dispose();

    private JobStatus? FindKnown(Guid jobId) =>
        _known.TryGetValue(jobId, out JobStatus? known) && clock.GetElapsedTime(known!.ReadAt) < (known.IsFinal ? _endedFor : OpenFor) ? known : null;

    private Task<JobStatus?> ReadOnce(Guid jobId)
    {
        lock (_lock)
        {
            if (_readings.TryGetValue(jobId, out var begun) && clock.GetElapsedTime(begun.At) < OpenFor)
            {
                return begun.Answer;
            }

            var reading = new Reading(clock.GetTimestamp());
            _readings[jobId] = reading;
            reading.Answer = ReadAsync(jobId, reading);
            return reading.Answer;
        }
    }

    // Not with a caller's token: others wait for the same answer.
    private async Task<JobStatus?> ReadAsync(Guid jobId, Reading reading)
    {
        await Task.Yield();
        JobStatus? status = null;
        try
        {
            return status = await jobs.GetAsync(jobId, CancellationToken.None) is { } job ? new JobStatus(job, reading.At) : null;
        }
        finally
        {
            lock (_lock)
            {
                if (_readings.GetValueOrDefault(jobId) == reading)
                {
                    _readings.Remove(jobId);
                    if (status is not null)
                    {
                        Keep(jobId, status);
                    }
                }
            }
        }
    }

    // Answers may overtake each other; an end is final.
    private void Keep(Guid jobId, JobStatus status)
    {
        if (status.IsFinal ? _endedFor > TimeSpan.Zero : FindKnown(jobId) is not { IsFinal: true })
        {
            _known.Set(jobId, status, new MemoryCacheEntryOptions { Size = status.Size, AbsoluteExpirationRelativeToNow = status.IsFinal ? _endedFor : OpenFor });
        }
    }

    private sealed class Reading(long at)
    {
        public long At => at;

        public Task<JobStatus?> Answer { get; set; } = null!;
    }
}

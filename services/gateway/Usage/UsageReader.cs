using KeymapBakery.Gateway.JobService;
using Microsoft.Extensions.Caching.Memory;
using JobUsage = KeymapBakery.Protos.Jobs.V1.Usage;

namespace KeymapBakery.Gateway.Usage;

/// <summary>Reads how often keyboards were used. However many ask, the job service counts one after the other, and once a minute for each time span.</summary>
internal sealed class UsageReader(JobServiceClient jobs) : IDisposable
{
    /// <summary>How long an answer may be kept.</summary>
    public static readonly TimeSpan MaxAge = TimeSpan.FromMinutes(1);

    private const int MaximumDays = 366;

    private readonly MemoryCache _known = new(new MemoryCacheOptions());
    private readonly SemaphoreSlim _counting = new(1);

    /// <summary>The usage of the last days.</summary>
    /// <param name="days">How many; what is too much or too little is taken for the next possible.</param>
    /// <param name="cancellationToken">Gives up.</param>
    /// <exception cref="JobServiceUnavailableException">The job service does not answer.</exception>
    public async Task<JobUsage> ReadAsync(long days, CancellationToken cancellationToken)
    {
        var possibleDays = (int)Math.Clamp(days, 1, MaximumDays);
        await _counting.WaitAsync(cancellationToken);
        try
        {
            return _known.Get<JobUsage>(possibleDays)
                ?? _known.Set(possibleDays, await jobs.GetUsageAsync(possibleDays, cancellationToken), MaxAge);
        }
        finally
        {
            _counting.Release();
        }
    }

    public void Dispose()
    {
        _known.Dispose();
        _counting.Dispose();
    }
}

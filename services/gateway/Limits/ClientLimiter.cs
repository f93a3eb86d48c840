using System.Threading.RateLimiting;

namespace KeymapBakery.Gateway.Limits;

/// <summary>A token bucket for every client. A bucket that has been full for some seconds is forgotten, so that there are never more than clients of late.</summary>
internal static class ClientLimiter
{
    /// <summary>Makes the limiter. A request takes one token, and waits for it while there is room in the line, which is as long as the longest wait lets it be.</summary>
    public static PartitionedRateLimiter<HttpContext> Create(RateLimitOptions options)
    {
        var interval = TimeSpan.FromMinutes(1) / options.PerMinute;
        var bucket = new TokenBucketRateLimiterOptions
        {
            TokenLimit = options.Burst,
            TokensPerPeriod = 1,
            ReplenishmentPeriod = interval,
            AutoReplenishment = false,
            QueueLimit = (int)(options.MaxWait / interval),
            QueueProcessingOrder = QueueProcessingOrder.OldestFirst,
        };
        return PartitionedRateLimiter.Create<HttpContext, System.Net.IPAddress>(
            context => RateLimitPartition.GetTokenBucketLimiter(ClientAddress.Of(context), _ => bucket));
    }
}

using System.Threading.RateLimiting;
using KeymapBakery.Gateway.Admin;
using KeymapBakery.Gateway.Errors;
using Microsoft.Extensions.Options;

namespace KeymapBakery.Gateway.Limits;

/// <summary>What a client may still ask for, for endpoints that do the work of many requests in one.</summary>
internal sealed class ClientAllowance(PartitionedRateLimiter<HttpContext> clients, RateLimitRefusal refusal, IOptions<RateLimitOptions> options)
{
    /// <summary>
    /// Counts a request as many, waiting for its turn as other requests do; operators are not counted. <see cref="RateLimitExtensions.UseRateLimit"/>
    /// has counted it once already.
    /// </summary>
    /// <param name="context">The request.</param>
    /// <param name="requests">As how many it counts, from 1 to <see cref="RateLimitOptions.Burst"/>.</param>
    /// <param name="cancellationToken">Ends the wait.</param>
    /// <returns>Null; or the answer, when that is too many.</returns>
    public async Task<ErrorResult?> CountAsync(HttpContext context, int requests, CancellationToken cancellationToken)
    {
        if (!options.Value.Enabled || requests == 1 || context.IsOperator())
        {
            return null;
        }

        using var lease = await clients.AcquireAsync(context, requests - 1, cancellationToken);
        return lease.IsAcquired ? null : refusal.Of(context, lease);
    }
}

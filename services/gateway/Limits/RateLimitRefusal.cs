using System.Globalization;
using System.Net;
using System.Threading.RateLimiting;
using KeymapBakery.Gateway.Errors;

namespace KeymapBakery.Gateway.Limits;

/// <summary>Tells a client that it sends too much; and, once, the operator, when that may be because a proxy is taken for a client.</summary>
internal sealed partial class RateLimitRefusal(ILogger<RateLimitRefusal> logger)
{
    private const string ForwardedFor = "X-Forwarded-For";

    private int _warned;

    /// <summary>The answer: 429, with <c>Retry-After</c>, which is put into the response at once.</summary>
    public ErrorResult Of(HttpContext context, RateLimitLease lease)
    {
        var client = ClientAddress.Of(context);
        if (context.Request.Headers.ContainsKey(ForwardedFor) && Interlocked.Exchange(ref _warned, 1) == 0)
        {
            LogForwarder(client);
        }

        var wait = lease.TryGetMetadata(MetadataName.RetryAfter, out var known) ? known : TimeSpan.FromSeconds(1);
        var seconds = Math.Max(1, (int)Math.Ceiling(wait.TotalSeconds)).ToString(CultureInfo.InvariantCulture);
        context.Response.Headers.RetryAfter = seconds;
        return new ErrorResult(
            StatusCodes.Status429TooManyRequests,
            $"Too many requests from your address ({client}): others want to be served too. Try again in {seconds} seconds.");
    }

    [LoggerMessage(
        LogLevel.Warning,
        "{Client} sends too many requests, and says that they are from others (X-Forwarded-For). If it is your proxy, name it in Gateway:Proxies; said once")]
    private partial void LogForwarder(IPAddress client);
}

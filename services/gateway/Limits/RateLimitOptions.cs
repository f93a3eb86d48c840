using System.ComponentModel.DataAnnotations;

namespace KeymapBakery.Gateway.Limits;

/// <summary>
/// How much one client may ask for. Section <c>Gateway:RateLimit</c>. What counts is requests that change something, not reading; a client is
/// an IPv4 address or the /64 network of an IPv6 address.
/// </summary>
public sealed class RateLimitOptions
{
    /// <summary>Name of the configuration section.</summary>
    public const string Section = "Gateway:RateLimit";

    /// <summary>False for no limit, for example when something in front of this service has one.</summary>
    public bool Enabled { get; set; } = true;

    /// <summary>Requests a client that has been quiet may send at once.</summary>
    [Range(1, 1_000_000)]
    public int Burst { get; set; } = 120;

    /// <summary>Requests a minute that a client may send on and on.</summary>
    [Range(1, 1_000_000)]
    public int PerMinute { get; set; } = 120;

    /// <summary>How long a request beyond that waits for its turn rather than being refused; zero to refuse at once.</summary>
    [Range(typeof(TimeSpan), "00:00:00", "00:01:00")]
    public TimeSpan MaxWait { get; set; } = TimeSpan.FromSeconds(10);
}

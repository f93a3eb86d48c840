using System.ComponentModel.DataAnnotations;

namespace KeymapBakery.Gateway.Limits;

/// <summary>What the HTTP server bears with. Section <c>Gateway:Limits</c>. No client needs more than the defaults.</summary>
public sealed class HttpLimitsOptions
{
    /// <summary>Name of the configuration section.</summary>
    public const string Section = "Gateway:Limits";

    /// <summary>
    /// Bytes of a body, far above what any endpoint accepts, which itself refuses what is too long for it. What is within this limit is read to
    /// its end after that, so that the answer reaches a client that sends its whole body before it reads.
    /// </summary>
    [Range(2L * 1024 * 1024, 1024L * 1024 * 1024)]
    public long BodyBytes { get; set; } = 32 * 1024 * 1024;

    /// <summary>Bytes of all headers together; the request line may have half of that.</summary>
    [Range(4 * 1024, 1024 * 1024)]
    public int HeaderBytes { get; set; } = 16 * 1024;

    /// <summary>Number of headers.</summary>
    [Range(16, 1000)]
    public int Headers { get; set; } = 64;

    /// <summary>How long a client may take to send the headers.</summary>
    [Range(typeof(TimeSpan), "00:00:01", "00:05:00")]
    public TimeSpan HeaderTimeout { get; set; } = TimeSpan.FromSeconds(15);

    /// <summary>How long a connection may be idle between requests.</summary>
    [Range(typeof(TimeSpan), "00:00:01", "01:00:00")]
    public TimeSpan KeepAlive { get; set; } = TimeSpan.FromSeconds(130);

    /// <summary>Bytes a second below which a client sends its body, or takes its answer, too slowly.</summary>
    [Range(1, 1024 * 1024)]
    public int BytesPerSecond { get; set; } = 240;

    /// <summary>How long a client may be too slow.</summary>
    [Range(typeof(TimeSpan), "00:00:02", "00:05:00")]
    public TimeSpan SlownessGrace { get; set; } = TimeSpan.FromSeconds(5);

    /// <summary>
    /// How long a request may take from its headers to its answer, downloads and event streams excepted. Longer than it can take to give up
    /// waiting for another service.
    /// </summary>
    [Range(typeof(TimeSpan), "00:00:01", "01:00:00")]
    public TimeSpan RequestTimeout { get; set; } = TimeSpan.FromSeconds(120);

    /// <summary>Connections at the same time; further ones are closed at once.</summary>
    [Range(100, 1_000_000)]
    public int Connections { get; set; } = 10_000;
}

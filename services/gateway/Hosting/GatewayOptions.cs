using System.ComponentModel.DataAnnotations;

namespace KeymapBakery.Gateway.Hosting;

/// <summary>What can be set in configuration section <c>Gateway</c>.</summary>
public sealed class GatewayOptions
{
    /// <summary>Name of the configuration section.</summary>
    public const string Section = "Gateway";

    /// <summary>Fewest characters of a secret: what cannot be guessed within the lifetime of a machine.</summary>
    public const int MinimumSecretLength = 16;

    /// <summary>
    /// Where clients reach this API, for example <c>https://api.example.org</c>; the URLs in answers begin with it. Without
    /// it, they begin with the scheme and host of the request they answer.
    /// </summary>
    public Uri? PublicUrl { get; set; }

    /// <summary>Where the job service listens.</summary>
    [Required]
    public Uri JobsAddress { get; set; } = new("http://127.0.0.1:5101");

    /// <summary>How long a request goes on trying while the job service does not answer.</summary>
    [Range(typeof(TimeSpan), "00:00:00", "00:05:00")]
    public TimeSpan JobsPatience { get; set; } = TimeSpan.FromSeconds(20);

    /// <summary>How long one try may take; the last one begins within <see cref="JobsPatience"/>.</summary>
    [Range(typeof(TimeSpan), "00:00:00.100", "00:01:00")]
    public TimeSpan JobsTryTimeout { get; set; } = TimeSpan.FromSeconds(5);

    /// <summary>How long it can take to give up waiting for the job service.</summary>
    public TimeSpan LongestPatience => JobsPatience + JobsTryTimeout;

    /// <summary>
    /// Where the metadata service listens, for example <c>http://127.0.0.1:5121</c>. Without it nothing is served about keyboards, and
    /// keymaps are compiled without having been compared with them.
    /// </summary>
    public Uri? MetadataAddress { get; set; }

    /// <summary>Bytes of keyboard data kept in memory.</summary>
    [Range(1024L, 64L * 1024 * 1024 * 1024)]
    public long MetadataCacheBytes { get; set; } = 128 * 1024 * 1024;

    /// <summary>Firmware branch by host name, for example <c>develop.api.example.org</c>: <c>develop</c>; other hosts have the default branch.</summary>
    public IDictionary<string, string> BranchHosts { get; } = new Dictionary<string, string>();

    /// <summary>
    /// The secret GitHub signs webhooks of the firmware repository with, at least <see cref="MinimumSecretLength"/> characters. Without it there is
    /// no <c>/v1/webhooks/firmware</c>.
    /// </summary>
    public string WebhookSecret { get; set; } = "";

    /// <summary>
    /// The token an operator shows, at least <see cref="MinimumSecretLength"/> characters. Without it, <c>/v1/admin</c> is for nobody.
    /// </summary>
    public string AdminToken { get; set; } = "";

    /// <summary>
    /// Proxies in front of this service, each an address or a network such as <c>10.0.0.0/8</c>: what they say of a client in
    /// <c>X-Forwarded-For</c>, <c>-Proto</c> and <c>-Host</c> is believed. Nobody's word is by default.
    /// </summary>
    public IList<string> Proxies { get; } = [];

    /// <summary>
    /// How long the service goes on taking requests after it was told to end and has said that it is not ready: what a load balancer needs to
    /// notice.
    /// </summary>
    [Range(typeof(TimeSpan), "00:00:00", "00:05:00")]
    public TimeSpan DrainDelay { get; set; } = TimeSpan.FromSeconds(2);
}

using System.ComponentModel.DataAnnotations;

namespace KeymapBakery.Gateway.Hosting;

/// <summary>What can be set in configuration section <c>Gateway</c>.</summary>
public sealed class GatewayOptions
{
    /// <summary>Name of the configuration section.</summary>
    public const string Section = "Gateway";

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
}

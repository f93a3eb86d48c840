using System.ComponentModel.DataAnnotations;

namespace KeymapBakery.Gateway.Usage;

/// <summary>What is counted of command lines that report. Section <c>Gateway:Telemetry</c>.</summary>
public sealed class TelemetryOptions
{
    /// <summary>Name of the configuration section.</summary>
    public const string Section = "Gateway:Telemetry";

    /// <summary>
    /// Name of the request header in which the proxy before this gateway puts the country a request comes from, as two letters, for example
    /// <c>CF-IPCountry</c>. Empty, locations are not counted. The proxy must put it there whatever the client sends.
    /// </summary>
    [RegularExpression("[A-Za-z0-9-]*")]
    public string CountryHeader { get; set; } = "";
}

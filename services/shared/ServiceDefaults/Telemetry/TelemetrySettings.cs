using KeymapBakery.ServiceDefaults.Health;
using Microsoft.Extensions.Configuration;

namespace KeymapBakery.ServiceDefaults.Telemetry;

/// <summary>Who wants to know of this service.</summary>
/// <param name="IsExported">True when traces and metrics are sent over OTLP.</param>
/// <param name="IsShown">True when metrics can be read at <c>/metrics</c>.</param>
/// <param name="HasSampler">True when it is configured which traces are sent.</param>
internal sealed record TelemetrySettings(bool IsExported, bool IsShown, bool HasSampler)
{
    // The standard variables of the OpenTelemetry specification; the SDK itself reads them and their relatives.
    private const string EndpointVariable = "OTEL_EXPORTER_OTLP_ENDPOINT";
    private const string SamplerVariable = "OTEL_TRACES_SAMPLER";

    /// <summary>What the configuration says.</summary>
    public static TelemetrySettings Read(IConfiguration configuration) => new(
        IsExported: !string.IsNullOrEmpty(configuration[EndpointVariable]),
        IsShown: configuration.HasHealthEndpoint(),
        HasSampler: !string.IsNullOrEmpty(configuration[SamplerVariable]));
}

using System.Diagnostics;
using OpenTelemetry.Trace;

namespace KeymapBakery.ServiceDefaults.Telemetry;

/// <summary>
/// Begins a trace with each request that changes something. Requests that only read come by the thousand a second, and what services do by themselves
/// goes on all day; neither begins one, though a caller who traces may take them along.
/// </summary>
internal sealed class ChangesSampler : Sampler
{
    private const string HealthService = "/grpc.health.v1.Health/";

    /// <inheritdoc/>
    public override SamplingResult ShouldSample(in SamplingParameters samplingParameters)
    {
        if (samplingParameters.Kind != ActivityKind.Server || samplingParameters.Tags is not { } tags)
        {
            return new SamplingResult(SamplingDecision.Drop);
        }

        var isChange = false;
        foreach (var (name, value) in tags)
        {
            switch (name)
            {
                case "http.request.method":
                    isChange = value is not ("GET" or "HEAD" or "OPTIONS");
                    break;
                case "url.path" when value is string path && path.StartsWith(HealthService, StringComparison.Ordinal):
                    return new SamplingResult(SamplingDecision.Drop);
            }
        }

        return new SamplingResult(isChange ? SamplingDecision.RecordAndSample : SamplingDecision.Drop);
    }
}

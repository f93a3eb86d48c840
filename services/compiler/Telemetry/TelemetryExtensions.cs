namespace KeymapBakery.Compiler.Telemetry;

/// <summary>Adds what is told of this compiler while it runs.</summary>
internal static class TelemetryExtensions
{
    /// <summary>Adds its gauges.</summary>
    public static void AddGauges(this IHostApplicationBuilder builder) => builder.Services.AddHostedService<CompilerGauges>();
}

namespace KeymapBakery.Jobs.Metrics;

/// <summary>Wires what is told of jobs, builds and messages.</summary>
internal static class MetricsExtensions
{
    /// <summary>Adds the counters, and the gauges that are read from the database.</summary>
    public static IHostApplicationBuilder AddJobMetrics(this IHostApplicationBuilder builder)
    {
        builder.Services.AddSingleton<JobMetrics>();
        builder.Services.AddHostedService<WorkGauges>();
        return builder;
    }
}

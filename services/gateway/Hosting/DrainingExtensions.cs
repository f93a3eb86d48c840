namespace KeymapBakery.Gateway.Hosting;

internal static class DrainingExtensions
{
    /// <summary>Adds <see cref="Draining"/>, and with it a readiness that ends first.</summary>
    public static void AddDraining(this IHostApplicationBuilder builder)
    {
        builder.Services.AddSingleton<Draining>();
        builder.Services.AddHostedService(services => services.GetRequiredService<Draining>());
        builder.Services.AddHealthChecks().AddCheck<Draining>(Draining.HealthCheck);
    }
}

namespace KeymapBakery.Jobs.Callbacks;

/// <summary>Wires the telling of others of the ends of jobs.</summary>
internal static class CallbacksExtensions
{
    /// <summary>Adds the check of callback URLs, and the sender.</summary>
    public static IHostApplicationBuilder AddCallbacks(this IHostApplicationBuilder builder)
    {
        builder.Services.AddOptions<CallbackOptions>()
            .BindConfiguration(CallbackOptions.Section)
            .ValidateDataAnnotations()
            .ValidateOnStart();
        builder.Services.AddSingleton<CallbackReceivers>();
        builder.Services.AddSingleton<CallbackDelivery>();
        builder.Services.AddHostedService<CallbackSender>();
        return builder;
    }
}

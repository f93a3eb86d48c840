using Microsoft.Extensions.Options;

namespace KeymapBakery.Gateway.Alerts;

internal static class AlertsExtensions
{
    /// <summary>Adds the watch over the system's health, when <see cref="AlertOptions.Webhook"/> says whom to tell.</summary>
    public static void AddAlerts(this IHostApplicationBuilder builder)
    {
        builder.Services.AddOptions<AlertOptions>()
            .BindConfiguration(AlertOptions.Section)
            .ValidateDataAnnotations()
            .Validate(
                options => options.Webhook is null || (options.Webhook.IsAbsoluteUri && options.Webhook.Scheme is "http" or "https"),
                "Gateway:Alerts:Webhook must be an absolute http or https URL, or be left out.")
            .ValidateOnStart();
        if (string.IsNullOrEmpty(builder.Configuration[$"{AlertOptions.Section}:{nameof(AlertOptions.Webhook)}"]))
        {
            return;
        }

        builder.Services.AddHttpClient<ChatWebhook>((services, client) =>
            client.Timeout = services.GetRequiredService<IOptions<AlertOptions>>().Value.Timeout);
        builder.Services.AddSingleton<HealthProblems>();
        builder.Services.AddSingleton<AlertTurn>();
        builder.Services.AddHostedService<HealthWatch>();
    }
}

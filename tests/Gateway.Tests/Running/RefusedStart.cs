using KeymapBakery.Testing;
using Microsoft.Extensions.Options;

namespace KeymapBakery.Gateway.Tests.Running;

/// <summary>Gateways that must not start.</summary>
internal static class RefusedStart
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(30);

    /// <summary>Starts a gateway with settings that make no sense; answers with the reason it gives for not starting.</summary>
    public static Task<OptionsValidationException> ReasonAsync(params (string Key, string Value)[] settings) =>
        Eventually.GetAsync(() => TryAsync(settings), Patience, "The reason");

    // Null when the test host has noticed that the program ended before it noticed why.
    private static async Task<OptionsValidationException?> TryAsync((string Key, string Value)[] settings)
    {
        await using var gateway = new RunningGateway { Settings = settings.ToDictionary(setting => setting.Key, setting => setting.Value) };
        return Record.Exception(gateway.StartGateway) switch
        {
            OptionsValidationException failure => failure,
            ObjectDisposedException => null,
            var other => throw new InvalidOperationException("The gateway must not start.", other),
        };
    }
}

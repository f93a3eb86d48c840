namespace KeymapBakery.EndToEnd.Tests.Running;

/// <summary>The whole product with the QMK Configurator before it, for one test class. Not there without BAKERY_CONFIGURATOR.</summary>
public sealed class FrontEnd : IAsyncLifetime
{
    private Bakery? _bakery;
    private ConfiguratorSite? _site;

    /// <summary>The checkout of qmk_configurator to test with, from the environment.</summary>
    internal static string? Checkout { get; } = Environment.GetEnvironmentVariable("BAKERY_CONFIGURATOR") is { Length: > 0 } path ? path : null;

    internal Bakery Bakery => _bakery!;

    internal ConfiguratorSite Site => _site!;

    /// <inheritdoc/>
    public async ValueTask InitializeAsync()
    {
        if (Checkout is null)
        {
            return;
        }

        _bakery = await Bakery.StartAsync(servesKeyboards: true);
        _site = await ConfiguratorSite.BuildAsync(Checkout, Bakery.Address);
        _site.AddDefaultKeymaps(_bakery.Firmware.Path);
    }

    /// <inheritdoc/>
    public async ValueTask DisposeAsync()
    {
        _site?.Dispose();
        if (_bakery is not null)
        {
            await _bakery.DisposeAsync();
        }
    }
}

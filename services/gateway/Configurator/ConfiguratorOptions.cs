namespace KeymapBakery.Gateway.Configurator;

/// <summary>The page on which people draw keymaps. Section <c>Gateway:Configurator</c>.</summary>
public sealed class ConfiguratorOptions
{
    /// <summary>Name of the configuration section.</summary>
    public const string Section = "Gateway:Configurator";

    /// <summary>The folder of the built page, with an <c>index.html</c> in it; empty for no page.</summary>
    public string Path { get; set; } = "";
}

using KeymapBakery.Sources;

namespace KeymapBakery.Metadata.Configuration;

/// <summary>How the metadata service works. Section <c>Metadata</c>.</summary>
public sealed class MetadataOptions
{
    /// <summary>Name of the configuration section.</summary>
    public const string Section = "Metadata";

    /// <summary>
    /// Directory for the mirror and the work trees, an absolute path. It belongs to one process at a time and may be deleted
    /// while none runs.
    /// </summary>
    public string WorkDirectory { get; set; } = "/var/cache/keymap-bakery/metadata";

    /// <summary>Where the firmware's source comes from.</summary>
    public FirmwareOptions Firmware { get; set; } = new();

    /// <summary>What is done with catalogs besides serving them.</summary>
    public PublishingOptions Publishing { get; set; } = new();
}

namespace KeymapBakery.Metadata.Configuration;

/// <summary>How catalogs are put into the object store. Section <c>Metadata:Publishing</c>.</summary>
public sealed class PublishingOptions
{
    /// <summary>
    /// Whether this replica publishes. One is enough; several that do come to the same result. Every replica starts from what
    /// is published.
    /// </summary>
    public bool Enabled { get; set; } = true;

    /// <summary>
    /// Whether each document is published as a file of its own too, for a static host. Without them, only what a starting replica
    /// needs is published.
    /// </summary>
    public bool Files { get; set; } = true;

    /// <summary>Published commits kept per branch, the current one included.</summary>
    public int Keep { get; set; } = 3;

    /// <summary>Uploads at once.</summary>
    public int Concurrency { get; set; } = 16;
}

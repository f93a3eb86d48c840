namespace KeymapBakery.Gateway.Hosting;

/// <summary>How long answers that change with the firmware only may be kept.</summary>
internal static class DocumentCaching
{
    /// <summary>Long enough for a page that asks for the same file twice, short enough to see a new commit soon.</summary>
    public const string Value = "public, max-age=60";
}

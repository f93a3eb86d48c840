namespace KeymapBakery.Gateway.Status;

/// <summary>The words for how well things go, as clients know them.</summary>
internal static class Health
{
    public const string Running = "running";
    public const string Good = "good";
    public const string Degraded = "degraded";
}

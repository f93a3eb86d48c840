namespace KeymapBakery.ServiceDefaults;

/// <summary>What a service is called in traces and metrics.</summary>
/// <param name="ServiceName">Name of the service, for example <c>jobs</c>.</param>
public sealed record TelemetryIdentity(string ServiceName)
{
    /// <summary>Prefix of the names of every activity source and meter of this product.</summary>
    public const string SourcePrefix = "KeymapBakery";
}

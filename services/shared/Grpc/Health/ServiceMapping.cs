namespace Grpc.AspNetCore.HealthChecks;

/// <summary>A service and the health checks it depends on.</summary>
/// <param name="name">Name of the service; empty for the whole server.</param>
/// <param name="predicate">True for the health checks it depends on.</param>
public sealed class ServiceMapping(string name, Func<HealthCheckMapContext, bool> predicate)
{
    /// <summary>Name of the service; empty for the whole server.</summary>
    public string Name { get; } = name ?? throw new ArgumentNullException(nameof(name));

    /// <summary>True for the health checks it depends on.</summary>
    public Func<HealthCheckMapContext, bool>? HealthCheckPredicate { get; } =
        predicate ?? throw new ArgumentNullException(nameof(predicate));
}

namespace Grpc.AspNetCore.HealthChecks;

/// <summary>How the gRPC health service tells the state of the application's health checks.</summary>
public sealed class GrpcHealthChecksOptions
{
    /// <summary>
    /// The services whose health can be asked for, and the health checks each depends on. The empty name, which stands for the
    /// whole server, depends on all of them unless it is mapped anew.
    /// </summary>
    public ServiceMappingCollection Services { get; } = new();

    /// <summary>True to keep watching clients connected while the application stops; by default they are told and let go.</summary>
    public bool SuppressCompletionOnShutdown { get; set; }
}

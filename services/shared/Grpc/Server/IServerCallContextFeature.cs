using Grpc.Core;

namespace Grpc.AspNetCore.Server;

/// <summary>Found among the features of a request that is a gRPC call.</summary>
public interface IServerCallContextFeature
{
    /// <summary>The call.</summary>
    ServerCallContext ServerCallContext { get; }
}

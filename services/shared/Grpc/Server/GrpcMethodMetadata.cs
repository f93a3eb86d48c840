using Grpc.Core;

namespace Grpc.AspNetCore.Server;

/// <summary>Found among the metadata of an endpoint that is a gRPC method.</summary>
/// <param name="serviceType">Type that implements the service.</param>
/// <param name="method">The method.</param>
public sealed class GrpcMethodMetadata(Type serviceType, IMethod method)
{
    /// <summary>Type that implements the service.</summary>
    public Type ServiceType { get; } = serviceType;

    /// <summary>The method.</summary>
    public IMethod Method { get; } = method;
}

namespace Grpc.AspNetCore.Server;

/// <summary>How one gRPC service is served; starts out with the values for all services.</summary>
/// <typeparam name="TService">Type that implements the service.</typeparam>
public class GrpcServiceOptions<TService> : GrpcServiceOptions
    where TService : class
{
}

namespace Grpc.Net.ClientFactory;

/// <summary>Makes generated clients by the name they are registered under.</summary>
public abstract class GrpcClientFactory
{
    /// <summary>Makes a client.</summary>
    /// <typeparam name="TClient">The generated client.</typeparam>
    /// <param name="name">Name of its registration.</param>
    public abstract TClient CreateClient<TClient>(string name)
        where TClient : class;
}

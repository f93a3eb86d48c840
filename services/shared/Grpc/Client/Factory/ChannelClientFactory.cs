using Grpc.Core.Interceptors;
using Microsoft.Extensions.DependencyInjection;

namespace Grpc.Net.ClientFactory;

/// <summary>Makes clients on the shared channel of their registration.</summary>
internal sealed class ChannelClientFactory(ChannelRegistry channels, IServiceProvider services) : GrpcClientFactory
{
    public override TClient CreateClient<TClient>(string name)
    {
        var (invoker, clientInterceptors) = channels.Get(name);
        var interceptors = clientInterceptors.Select(registration => registration.Creator(services)).ToArray();
        return ActivatorUtilities.CreateInstance<TClient>(services, invoker.Intercept(interceptors));
    }
}

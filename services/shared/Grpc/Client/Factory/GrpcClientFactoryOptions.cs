using Grpc.Net.Client;

namespace Grpc.Net.ClientFactory;

/// <summary>How the clients of one registration are made.</summary>
public class GrpcClientFactoryOptions
{
    /// <summary>Address of the server, for example <c>http://jobs:8080</c>. Required.</summary>
    public Uri? Address { get; set; }

    /// <summary>Set how the channel makes its calls.</summary>
    public IList<Action<GrpcChannelOptions>> ChannelOptionsActions { get; } = [];

    /// <summary>What every call passes through; the first one sees a call first.</summary>
    public IList<InterceptorRegistration> InterceptorRegistrations { get; } = [];
}

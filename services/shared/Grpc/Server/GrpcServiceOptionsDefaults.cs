using Microsoft.Extensions.Options;

namespace Grpc.AspNetCore.Server;

/// <summary>Gives the options of one service the values for all services to start from.</summary>
internal sealed class GrpcServiceOptionsDefaults<TService>(IOptions<GrpcServiceOptions> shared)
    : IConfigureOptions<GrpcServiceOptions<TService>>
    where TService : class
{
    public void Configure(GrpcServiceOptions<TService> options)
    {
        var defaults = shared.Value;
        options.MaxSendMessageSize = defaults.MaxSendMessageSize;
        options.MaxReceiveMessageSize = defaults.MaxReceiveMessageSize;
        options.EnableDetailedErrors = defaults.EnableDetailedErrors;
        options.ResponseCompressionAlgorithm = defaults.ResponseCompressionAlgorithm;
        options.ResponseCompressionLevel = defaults.ResponseCompressionLevel;
        foreach (var interceptor in defaults.Interceptors)
        {
            options.Interceptors.Add(interceptor);
        }
    }
}

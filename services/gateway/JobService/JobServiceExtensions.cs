using KeymapBakery.Gateway.Hosting;
using KeymapBakery.Protos.Jobs.V1;
using Microsoft.Extensions.Options;

namespace KeymapBakery.Gateway.JobService;

internal static class JobServiceExtensions
{
    // A job carries the posted keymap and the whole output of its build.
    private const int MaxJobBytes = 32 * 1024 * 1024;

    /// <summary>
    /// Adds the client of the job service. It is no part of the gateway's own health: while the job service is away, the
    /// gateway still answers, which is better than nobody doing so.
    /// </summary>
    public static void AddJobService(this IHostApplicationBuilder builder)
    {
        builder.Services
            .AddGrpcClient<Jobs.JobsClient>((services, client) =>
                client.Address = services.GetRequiredService<IOptions<GatewayOptions>>().Value.JobsAddress)
            .ConfigureChannel(channel => channel.MaxReceiveMessageSize = MaxJobBytes)
            // Every submission and most polls are a call; what is wrong with one, the caller says.
            .RemoveAllLoggers();
        builder.Services.AddSingleton<JobServiceClient>();
    }
}

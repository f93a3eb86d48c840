using System.Net;
using Grpc.Core;
using KeymapBakery.Protos.Jobs.V1;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Server.Kestrel.Core;
using Microsoft.Extensions.DependencyInjection;

namespace KeymapBakery.Metadata.Tests.Running;

/// <summary>Takes every keymap, as the job service does, and does nothing with it.</summary>
internal sealed class AcceptingJobs : Jobs.JobsBase
{
    public static async Task<WebApplication> StartAsync(int port)
    {
        var builder = WebApplication.CreateEmptyBuilder(new());
        builder.WebHost.UseKestrelCore().ConfigureKestrel(server =>
            server.Listen(IPAddress.Loopback, port, listen => listen.Protocols = HttpProtocols.Http2));
        builder.Services.AddRouting();
        builder.Services.AddGrpc();
        var app = builder.Build();
        app.MapGrpcService<AcceptingJobs>();
        await app.StartAsync();
        return app;
    }

    public override Task<Job> Submit(SubmitRequest request, ServerCallContext context) =>
        Task.FromResult(new Job { JobId = request.JobId, State = JobState.Queued });
}

using Grpc.Core;
using Grpc.Health.V1;
using Microsoft.Extensions.Diagnostics.HealthChecks;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Options;
using static Grpc.Health.V1.HealthCheckResponse.Types;

namespace Grpc.AspNetCore.HealthChecks;

/// <summary>
/// The standard health service (https://github.com/grpc/grpc/blob/master/doc/health-checking.md) over the application's health checks.
/// </summary>
internal sealed class HealthChecksService(
    HealthCheckService healthChecks,
    HealthReports reports,
    IHostApplicationLifetime lifetime,
    IOptions<GrpcHealthChecksOptions> options) : Health.V1.Health.HealthBase
{
    public override async Task<HealthCheckResponse> Check(HealthCheckRequest request, ServerCallContext context)
    {
        var mapping = options.Value.Services.Find(request.Service)
            ?? throw new RpcException(new Status(StatusCode.NotFound, $"This server knows no service '{request.Service}'."));
        return new HealthCheckResponse { Status = await StatusNowAsync(mapping, context.CancellationToken).ConfigureAwait(false) };
    }

    public override async Task Watch(
        HealthCheckRequest request, IServerStreamWriter<HealthCheckResponse> responseStream, ServerCallContext context)
    {
        using var end = options.Value.SuppressCompletionOnShutdown
            ? CancellationTokenSource.CreateLinkedTokenSource(context.CancellationToken)
            : CancellationTokenSource.CreateLinkedTokenSource(context.CancellationToken, lifetime.ApplicationStopping);
        try
        {
            await WatchAsync(options.Value.Services.Find(request.Service), responseStream, end.Token).ConfigureAwait(false);
        }
        catch (OperationCanceledException) when (
            lifetime.ApplicationStopping.IsCancellationRequested && !context.CancellationToken.IsCancellationRequested)
        {
            await responseStream.WriteAsync(new HealthCheckResponse { Status = ServingStatus.NotServing }).ConfigureAwait(false);
        }
    }

    private async Task WatchAsync(
        ServiceMapping? mapping, IServerStreamWriter<HealthCheckResponse> responses, CancellationToken cancellationToken)
    {
        var publication = reports.Last;
        var status = mapping is null ? ServingStatus.ServiceUnknown : await StatusNowAsync(mapping, cancellationToken).ConfigureAwait(false);
        await responses.WriteAsync(new HealthCheckResponse { Status = status }, CancellationToken.None).ConfigureAwait(false);
        while (true)
        {
            publication = await publication.Next.WaitAsync(cancellationToken).ConfigureAwait(false);
            var latest = mapping is null ? ServingStatus.ServiceUnknown : StatusOf(publication.Report!.Entries.Where(entry =>
                DependsOn(mapping, entry.Key, entry.Value.Tags)).Select(entry => entry.Value.Status));
            if (latest != status)
            {
                status = latest;
                await responses.WriteAsync(new HealthCheckResponse { Status = status }, CancellationToken.None).ConfigureAwait(false);
            }
        }
    }

    private async Task<ServingStatus> StatusNowAsync(ServiceMapping mapping, CancellationToken cancellationToken)
    {
        var report = await healthChecks.CheckHealthAsync(
            registration => DependsOn(mapping, registration.Name, registration.Tags), cancellationToken).ConfigureAwait(false);
        return StatusOf(report.Entries.Values.Select(entry => entry.Status));
    }

    private static bool DependsOn(ServiceMapping mapping, string name, IEnumerable<string> tags) =>
        mapping.HealthCheckPredicate!(new HealthCheckMapContext(name, tags));

    // Degraded still serves. Nothing to judge by is unknown.
    private static ServingStatus StatusOf(IEnumerable<HealthStatus> statuses) => statuses.Min(status => (HealthStatus?)status) switch
    {
        null => ServingStatus.Unknown,
        HealthStatus.Unhealthy => ServingStatus.NotServing,
        _ => ServingStatus.Serving,
    };
}

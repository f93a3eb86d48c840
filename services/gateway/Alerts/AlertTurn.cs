using Grpc.Core;
using KeymapBakery.Protos.Jobs.V1;

namespace KeymapBakery.Gateway.Alerts;

/// <summary>Which of several replicas tells, as the job service decides.</summary>
internal sealed class AlertTurn(JobAdministration.JobAdministrationClient jobs, TimeProvider clock)
{
    private const string Notice = "health";
    private static readonly TimeSpan Timeout = TimeSpan.FromSeconds(3);

    /// <summary>True when this replica is to tell, false when it has been told already; null when the job service does not answer.</summary>
    public async Task<bool?> TakeAsync(bool isWell, CancellationToken cancellationToken)
    {
        try
        {
            var request = new TakeNoticeRequest { Name = Notice, IsRaised = !isWell };
            var call = new CallOptions(deadline: clock.GetUtcNow().UtcDateTime + Timeout, cancellationToken: cancellationToken);
            return (await jobs.TakeNoticeAsync(request, call)).IsYours;
        }
        catch (RpcException) when (!cancellationToken.IsCancellationRequested)
        {
            return null;
        }
    }
}

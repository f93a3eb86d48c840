using System.Diagnostics;
using Grpc.Core;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Features;

namespace Grpc.Telemetry;

/// <summary>Tells what came of a call that is served: in the span of its HTTP request, and as a measurement.</summary>
/// <param name="method">The method.</param>
internal sealed class ServerCallTelemetry(IMethod method)
{
    private readonly string _method = RpcTelemetry.NameOf(method);

    /// <summary>A call has ended.</summary>
    /// <param name="httpContext">Its request.</param>
    /// <param name="status">How it ended.</param>
    /// <param name="begun">When it began, as <see cref="Stopwatch.GetTimestamp"/> tells time.</param>
    public void Tell(HttpContext httpContext, Status status, long begun)
    {
        var name = RpcTelemetry.NameOf(status.StatusCode);
        var isError = RpcTelemetry.IsServersError(status.StatusCode);
        if (RpcTelemetry.ServerDurations.Enabled)
        {
            var tags = new TagList
            {
                { RpcTelemetry.SystemTag, RpcTelemetry.SystemName },
                { RpcTelemetry.MethodTag, _method },
                { RpcTelemetry.StatusTag, name },
            };
            if (isError)
            {
                tags.Add(RpcTelemetry.ErrorTag, name);
            }

            RpcTelemetry.ServerDurations.Record(Stopwatch.GetElapsedTime(begun).TotalSeconds, tags);
        }

        if (httpContext.Features.Get<IHttpActivityFeature>()?.Activity is { IsAllDataRequested: true } activity)
        {
            activity.DisplayName = _method;
            activity.SetTag(RpcTelemetry.SystemTag, RpcTelemetry.SystemName);
            activity.SetTag(RpcTelemetry.MethodTag, _method);
            activity.SetTag(RpcTelemetry.StatusTag, name);
            if (isError)
            {
                activity.SetTag(RpcTelemetry.ErrorTag, name);
                activity.SetStatus(ActivityStatusCode.Error, status.Detail);
            }
        }
    }
}

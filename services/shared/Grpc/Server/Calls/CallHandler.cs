using System.Diagnostics;
using Grpc.Core;
using Grpc.Framing;
using Grpc.Telemetry;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Features;
using Microsoft.AspNetCore.Server.Kestrel.Core.Features;
using Microsoft.Extensions.Logging;

namespace Grpc.AspNetCore.Server.Calls;

/// <summary>Serves the requests to one method.</summary>
/// <param name="method">The method.</param>
/// <param name="options">How its service is served.</param>
/// <param name="time">Clock of the deadlines.</param>
/// <param name="logger">Where failures are told.</param>
internal abstract partial class CallHandler(IMethod method, GrpcServiceOptions options, TimeProvider time, ILogger logger)
{
    private readonly IMethod _method = method;
    private readonly ServerCallTelemetry _telemetry = new(method);

    public async Task HandleAsync(HttpContext httpContext)
    {
        var begun = Stopwatch.GetTimestamp();
        if (!RequestCheck.Pass(httpContext))
        {
            return;
        }

        LiftBodyLimits(httpContext);
        using var call = new HttpServerCallContext(httpContext, _method, options, time);
        httpContext.Features.Set<IServerCallContextFeature>(call);
        Status status;
        try
        {
            await InvokeAsync(call, call.Start()).ConfigureAwait(false);
            status = call.IsDeadlineExceeded ? DeadlineExceeded() : call.Status;
        }
#pragma warning disable CA1031 // Whatever a method throws becomes the status of the call.
        catch (Exception exception)
#pragma warning restore CA1031
        {
            status = Explain(exception, call);
        }

        call.End(status);
        _telemetry.Tell(httpContext, status, begun);
    }

    /// <summary>Reads the request, runs the method, writes the response.</summary>
    protected abstract Task InvokeAsync(HttpServerCallContext call, MessageReader messages);

    /// <summary>Writes the one response of a call, unless the method chose to fail.</summary>
    protected static Task RespondAsync<TResponse>(
        HttpServerCallContext call, TResponse? response, Action<TResponse, SerializationContext> serializer)
        where TResponse : class
    {
        if (call.Status.StatusCode != StatusCode.OK || call.IsDeadlineExceeded)
        {
            return Task.CompletedTask;
        }

        return response is null
            ? throw new RpcException(new Status(StatusCode.Cancelled, "The method returned no message."))
            : call.WriteMessageAsync(response, serializer, call.WriteOptions?.Flags ?? default, flush: false, call.CancellationToken);
    }

    private static Status DeadlineExceeded() => new(StatusCode.DeadlineExceeded, "The deadline passed before the call ended.");

    private static void LiftBodyLimits(HttpContext httpContext)
    {
        // Messages have limits of their own, and a stream may rest as long as its call lives.
        if (httpContext.Features.Get<IHttpMaxRequestBodySizeFeature>() is { IsReadOnly: false } bodySize)
        {
            bodySize.MaxRequestBodySize = null;
        }

        if (httpContext.Features.Get<IHttpMinRequestBodyDataRateFeature>() is { } dataRate)
        {
            dataRate.MinDataRate = null;
        }
    }

    private Status Explain(Exception exception, HttpServerCallContext call)
    {
        if (call.IsDeadlineExceeded)
        {
            LogDeadlineExceeded(_method.FullName);
            return DeadlineExceeded();
        }

        if (exception is RpcException rpcException)
        {
            foreach (var entry in rpcException.Trailers)
            {
                call.ResponseTrailers.Add(entry);
            }

            LogRpcException(_method.FullName, rpcException.StatusCode, rpcException.Status.Detail, rpcException.Status.DebugException);
            return rpcException.Status;
        }

        if (call.IsClientGone)
        {
            LogClientGone(_method.FullName);
            return new Status(StatusCode.Cancelled, "The client has given up the call.");
        }

        LogFailed(exception, _method.FullName);
        return new Status(StatusCode.Unknown, options.EnableDetailedErrors == true
            ? $"The method threw an exception. {exception.GetType().Name}: {exception.Message}"
            : "The method threw an exception.");
    }

    [LoggerMessage(Level = LogLevel.Error, Message = "{Method} threw an exception.")]
    private partial void LogFailed(Exception exception, string method);

    [LoggerMessage(Level = LogLevel.Debug, Message = "{Method} ended with {StatusCode}: {Detail}")]
    private partial void LogRpcException(string method, StatusCode statusCode, string detail, Exception? exception);

    [LoggerMessage(Level = LogLevel.Debug, Message = "{Method} did not end before its deadline.")]
    private partial void LogDeadlineExceeded(string method);

    [LoggerMessage(Level = LogLevel.Debug, Message = "The client gave up {Method}.")]
    private partial void LogClientGone(string method);
}

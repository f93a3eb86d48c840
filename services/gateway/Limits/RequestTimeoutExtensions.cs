using KeymapBakery.Gateway.Errors;
using Microsoft.AspNetCore.Http.Timeouts;
using Microsoft.Extensions.Options;

namespace KeymapBakery.Gateway.Limits;

internal static class RequestTimeoutExtensions
{
    /// <summary>Adds the time limit of requests, which <c>UseRequestTimeouts</c> keeps.</summary>
    public static void AddRequestTimeout(this IHostApplicationBuilder builder)
    {
        builder.Services.AddRequestTimeouts();
        builder.Services.AddOptions<RequestTimeoutOptions>().Configure<IOptions<HttpLimitsOptions>>((timeouts, limits) =>
            timeouts.DefaultPolicy = new RequestTimeoutPolicy
            {
                Timeout = limits.Value.RequestTimeout,
                TimeoutStatusCode = StatusCodes.Status504GatewayTimeout,
                WriteTimeoutResponse = context => AnswerAsync(context, limits.Value.RequestTimeout),
            });
    }

    /// <summary>A place for endpoints whose answers take as long as they take: downloads, and streams of events.</summary>
    public static IEndpointRouteBuilder MapWithoutTimeout(this IEndpointRouteBuilder endpoints)
    {
        var streams = endpoints.MapGroup("");
        streams.DisableRequestTimeout();
        return streams;
    }

    private static Task AnswerAsync(HttpContext context, TimeSpan timeout)
    {
        // It is cancelled by now; the answer shall be sent nevertheless.
        context.RequestAborted = CancellationToken.None;
        context.Response.Headers.RetryAfter = "5";
        return new ErrorResult(
            StatusCodes.Status504GatewayTimeout,
            $"The request was given up after {timeout.TotalSeconds:0} seconds. Try again in 5 seconds.").ExecuteAsync(context);
    }
}

using KeymapBakery.Gateway.JobService;
using KeymapBakery.Gateway.MetadataService;
using Microsoft.AspNetCore.Diagnostics;

namespace KeymapBakery.Gateway.Errors;

/// <summary>Turns what endpoints throw into answers that say what the client can do, and nothing about the inside.</summary>
internal sealed partial class ExceptionAnswers(ILogger<ExceptionAnswers> logger) : IExceptionHandler
{
    private const string RetryAfterSeconds = "5";

    public async ValueTask<bool> TryHandleAsync(HttpContext httpContext, Exception exception, CancellationToken cancellationToken)
    {
        await AnswerTo(httpContext, exception).ExecuteAsync(httpContext);
        return true;
    }

    private ErrorResult AnswerTo(HttpContext context, Exception exception)
    {
        switch (exception)
        {
            case JobServiceUnavailableException:
                LogUnavailable(context.Request.Method, context.Request.Path, exception.Message);
                context.Response.Headers.RetryAfter = RetryAfterSeconds;
                return new(
                    StatusCodes.Status503ServiceUnavailable,
                    $"The job service is not reachable at the moment. Nothing is lost: try again in {RetryAfterSeconds} seconds.");
            case MetadataUnavailableException:
                LogUnavailable(context.Request.Method, context.Request.Path, exception.Message);
                context.Response.Headers.RetryAfter = RetryAfterSeconds;
                return new(
                    StatusCodes.Status503ServiceUnavailable,
                    $"Keyboard data are not available at the moment. Try again in {RetryAfterSeconds} seconds.");
            case BadHttpRequestException bad:
                return new(bad.StatusCode, MessageFor(bad));
            default:
                LogUnexpected(context.Request.Method, context.Request.Path, context.TraceIdentifier, exception);
                return new(
                    StatusCodes.Status500InternalServerError,
                    "Something went wrong here, not in your request. Try again; if it stays so, report it with the request id "
                    + $"{context.TraceIdentifier}.");
        }
    }

    private static string MessageFor(BadHttpRequestException exception) => exception.StatusCode switch
    {
        StatusCodes.Status408RequestTimeout => "The request arrived too slowly and was given up. Send it again.",
        StatusCodes.Status413PayloadTooLarge => "The request is too large.",
        _ => $"The request cannot be read: {exception.Message}",
    };

    [LoggerMessage(LogLevel.Warning, "{Method} {Path} answered 503: {Reason}")]
    private partial void LogUnavailable(string method, PathString path, string reason);

    [LoggerMessage(LogLevel.Error, "{Method} {Path} answered 500 (request {RequestId})")]
    private partial void LogUnexpected(string method, PathString path, string requestId, Exception exception);
}

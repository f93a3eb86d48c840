using System.Text.Json;
using KeymapBakery.Gateway.Hosting;
using Microsoft.Net.Http.Headers;

namespace KeymapBakery.Gateway.Errors;

/// <summary>
/// An <see cref="ErrorAnswer"/> on its way to the client; as a <see cref="ProblemAnswer"/> to clients that say they take
/// <c>application/problem+json</c>. Others, such as those of api.qmk.fm, get what they know.
/// </summary>
internal sealed class ErrorResult(int code, string message, IReadOnlyList<ErrorPlace>? errors = null) : IResult
{
    /// <summary>What is told.</summary>
    public ErrorAnswer Answer { get; } = new(code, message, errors);

    public static ErrorResult NotFound(string message) => new(StatusCodes.Status404NotFound, message);

    public async Task ExecuteAsync(HttpContext httpContext)
    {
        var wantsProblem = ProblemAnswer.IsWantedBy(httpContext.Request);
        var body = wantsProblem
            ? JsonSerializer.SerializeToUtf8Bytes(ProblemAnswer.Of(Answer), GatewayJson.Readable.ProblemAnswer)
            : JsonSerializer.SerializeToUtf8Bytes(Answer, GatewayJson.Readable.ErrorAnswer);
        var response = httpContext.Response;
        response.StatusCode = code;
        response.Headers.Append(HeaderNames.Vary, HeaderNames.Accept);
        response.ContentType = wantsProblem ? ProblemAnswer.ContentType : "application/json";
        response.ContentLength = body.Length;
        await response.Body.WriteAsync(body, httpContext.RequestAborted);
    }
}

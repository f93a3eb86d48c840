using KeymapBakery.Gateway.Hosting;

namespace KeymapBakery.Gateway.Errors;

/// <summary>An <see cref="ErrorAnswer"/> on its way to the client.</summary>
internal sealed class ErrorResult(int code, string message, IReadOnlyList<ErrorPlace>? errors = null) : IResult
{
    public static ErrorResult NotFound(string message) => new(StatusCodes.Status404NotFound, message);

    public Task ExecuteAsync(HttpContext httpContext) =>
        new JsonAnswer<ErrorAnswer>(new(code, message, errors), GatewayJson.Readable.ErrorAnswer, code).ExecuteAsync(httpContext);
}

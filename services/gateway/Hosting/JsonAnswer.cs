using System.Text.Json;
using System.Text.Json.Serialization.Metadata;

namespace KeymapBakery.Gateway.Hosting;

/// <summary>An answer in JSON, its length known, its type without a charset, as api.qmk.fm gives it.</summary>
internal sealed class JsonAnswer<T>(T value, JsonTypeInfo<T> type, int statusCode = StatusCodes.Status200OK) : IResult
{
    public async Task ExecuteAsync(HttpContext httpContext)
    {
        var body = JsonSerializer.SerializeToUtf8Bytes(value, type);
        httpContext.Response.StatusCode = statusCode;
        httpContext.Response.ContentType = "application/json";
        httpContext.Response.ContentLength = body.Length;
        await httpContext.Response.Body.WriteAsync(body, httpContext.RequestAborted);
    }
}

using Microsoft.Net.Http.Headers;

namespace KeymapBakery.Gateway.Hosting;

internal static class PreflightExtensions
{
    private const string Methods = "GET, HEAD, POST, DELETE, OPTIONS";
    private const string OneDayInSeconds = "86400";

    /// <summary>
    /// Answers <c>OPTIONS</c> for every path of the API, also for one that does not exist: the browser then sends the
    /// real request, and its caller can read the 404.
    /// </summary>
    public static void UsePreflight(this IApplicationBuilder app) => app.Use(async (context, next) =>
    {
        await next(context);
        if (!HttpMethods.IsOptions(context.Request.Method)
            || !context.Request.Path.StartsWithSegments("/v1")
            || context.Response.HasStarted)
        {
            return;
        }

        // Routing has answered 405 and named the methods of the path, or 404.
        var headers = context.Response.Headers;
        headers.Allow = headers.Allow.Count > 0 ? $"{headers.Allow}, OPTIONS" : Methods;
        headers.AccessControlAllowMethods = Methods;
        headers.AccessControlAllowHeaders = $"{HeaderNames.ContentType}, *";
        headers.AccessControlMaxAge = OneDayInSeconds;
        context.Response.StatusCode = StatusCodes.Status200OK;
        context.Response.ContentLength = 0;
    });
}

using System.Diagnostics;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Features;
using Microsoft.AspNetCore.Routing;

namespace KeymapBakery.ServiceDefaults.Telemetry;

/// <summary>
/// Tells in the span of a request what came of it: ASP.NET Core 10 tells only how it began. Names and attributes are those of OpenTelemetry's conventions
/// for HTTP servers (https://opentelemetry.io/docs/specs/semconv/http/http-spans/).
/// </summary>
internal sealed class RequestSpans : IStartupFilter
{
    private const string RpcMethodTag = "rpc.method";

    /// <inheritdoc/>
    public Action<IApplicationBuilder> Configure(Action<IApplicationBuilder> next) => app =>
    {
        app.Use(async (context, following) =>
        {
            await following(context);
            if (context.Features.Get<IHttpActivityFeature>()?.Activity is { IsAllDataRequested: true } activity)
            {
                Describe(activity, context);
            }
        });
        next(app);
    };

    private static void Describe(Activity activity, HttpContext context)
    {
        var status = context.Response.StatusCode;
        activity.SetTag("http.response.status_code", status);
        if (status >= StatusCodes.Status500InternalServerError)
        {
            activity.SetTag("error.type", $"{status}");
            activity.SetStatus(ActivityStatusCode.Error);
        }

        var route = (context.GetEndpoint() as RouteEndpoint)?.RoutePattern.RawText;
        activity.SetTag("http.route", route);
        // A gRPC call is named after its method; few names for many requests.
        activity.DisplayName = activity.GetTagItem(RpcMethodTag) as string
            ?? (route is null ? context.Request.Method : $"{context.Request.Method} {route}");
    }
}

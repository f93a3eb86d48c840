using KeymapBakery.Gateway.Errors;
using KeymapBakery.Gateway.Hosting;
using KeymapBakery.Gateway.Refreshing;
using Microsoft.Extensions.Options;

namespace KeymapBakery.Gateway.Admin;

/// <summary>Who may do what operators do.</summary>
internal static class AdminAccess
{
    /// <summary>Where all that is for operators lies.</summary>
    public const string Prefix = "/v1/admin";

    /// <summary>True when the request shows the operator's token. False for all while there is none.</summary>
    public static bool IsOperator(this HttpContext context)
    {
        var token = TokenOf(context);
        return token.Length > 0 && context.Request.Headers.Authorization.Count > 0 && AdminToken.IsShown(context.Request, token);
    }

    /// <summary>Lets nobody but operators at anything below <see cref="Prefix"/>, and nobody keep the answers.</summary>
    public static void UseAdminAccess(this IApplicationBuilder app) => app.Use((context, next) =>
    {
        if (!context.Request.Path.StartsWithSegments(Prefix) || HttpMethods.IsOptions(context.Request.Method))
        {
            return next(context);
        }

        context.Response.Headers.CacheControl = "no-store";
        if (context.IsOperator())
        {
            return next(context);
        }

        return RefusalOf(context).ExecuteAsync(context);
    });

    private static ErrorResult RefusalOf(HttpContext context)
    {
        if (TokenOf(context).Length == 0)
        {
            return new(
                StatusCodes.Status403Forbidden,
                $"This installation has no operator's token, so nobody may use {Prefix}. Its operator sets one as Gateway:AdminToken.");
        }

        context.Response.Headers.WWWAuthenticate = "Bearer";
        return new(StatusCodes.Status401Unauthorized, "This needs the header Authorization: Bearer with the operator's token.");
    }

    private static string TokenOf(HttpContext context) =>
        context.RequestServices.GetRequiredService<IOptions<GatewayOptions>>().Value.AdminToken;
}

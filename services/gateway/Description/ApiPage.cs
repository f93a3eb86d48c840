using Swashbuckle.AspNetCore.SwaggerUI;

namespace KeymapBakery.Gateway.Description;

/// <summary>A page on which people read the description of the API and try it. All it needs is in this program; it asks no other server for anything.</summary>
internal static class ApiPage
{
    /// <summary>Where the page is, without the slash before it.</summary>
    public const string Path = "docs";

    // Swagger UI has styles and pictures in its page, and asks this API alone.
    private const string Policy =
        "default-src 'none'; script-src 'self'; style-src 'self' 'unsafe-inline'; img-src 'self' data:; connect-src 'self'; frame-ancestors 'none'; "
        + "base-uri 'none'; form-action 'none'";

    /// <summary>Serves the page.</summary>
    public static void UseApiPage(this IApplicationBuilder app)
    {
        app.Use((context, next) =>
        {
            if (context.Request.Path.StartsWithSegments($"/{Path}"))
            {
                context.Response.Headers.ContentSecurityPolicy = Policy;
            }

            return next(context);
        });
        app.UseSwaggerUI(page =>
        {
            page.RoutePrefix = Path;
            page.DocumentTitle = "Keymap Bakery API";
            // Relative, for whoever reaches this API below a path.
            page.SwaggerEndpoint("../openapi/v1.json", "v1");
            page.DocExpansion(DocExpansion.List);
            page.DefaultModelsExpandDepth(0);
            page.DisplayRequestDuration();
            page.EnableDeepLinking();
        });
    }
}

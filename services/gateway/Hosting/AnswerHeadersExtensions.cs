namespace KeymapBakery.Gateway.Hosting;

internal static class AnswerHeadersExtensions
{
    private const string OneYear = "max-age=31536000";

    // Nothing is a page, except where a page says so itself.
    private const string DataPolicy = "default-src 'none'; frame-ancestors 'none'";

    /// <summary>
    /// Puts the headers on that every answer has, errors included: the QMK Configurator gives up on a job at the first
    /// answer its browser does not let it read. They are there without an <c>Origin</c> too, as api.qmk.fm has them.
    /// An endpoint that sets a <c>Content-Security-Policy</c> of its own keeps it.
    /// </summary>
    public static void UseAnswerHeaders(this IApplicationBuilder app) => app.Use((context, next) =>
    {
        context.Response.OnStarting(AddHeaders, context);
        return next(context);
    });

    private static Task AddHeaders(object state)
    {
        var context = (HttpContext)state;
        var headers = context.Response.Headers;
        headers.AccessControlAllowOrigin = "*";
        headers.AccessControlExposeHeaders = "Content-Disposition, ETag, Retry-After";
        headers.XContentTypeOptions = "nosniff";
        headers.XFrameOptions = "DENY";
        headers["Referrer-Policy"] = "no-referrer";
        headers["Cross-Origin-Resource-Policy"] = "cross-origin";
        if (headers.ContentSecurityPolicy.Count == 0)
        {
            headers.ContentSecurityPolicy = DataPolicy;
        }

        if (context.Request.IsHttps)
        {
            headers.StrictTransportSecurity = OneYear;
        }

        return Task.CompletedTask;
    }
}

namespace KeymapBakery.Gateway.Hosting;

internal static class AnswerHeadersExtensions
{
    /// <summary>
    /// Puts the headers on that every answer has, errors included: the QMK Configurator gives up on a job at the first
    /// answer its browser does not let it read. They are there without an <c>Origin</c> too, as api.qmk.fm has them.
    /// </summary>
    public static void UseAnswerHeaders(this IApplicationBuilder app) => app.Use((context, next) =>
    {
        context.Response.OnStarting(AddHeaders, context.Response.Headers);
        return next(context);
    });

    private static Task AddHeaders(object state)
    {
        var headers = (IHeaderDictionary)state;
        headers.AccessControlAllowOrigin = "*";
        headers.AccessControlExposeHeaders = "Content-Disposition, ETag, Retry-After";
        headers.XContentTypeOptions = "nosniff";
        return Task.CompletedTask;
    }
}

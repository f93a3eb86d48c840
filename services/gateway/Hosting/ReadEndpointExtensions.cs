namespace KeymapBakery.Gateway.Hosting;

internal static class ReadEndpointExtensions
{
    /// <summary>Maps GET, and HEAD with it, which is the same without a body and so needs no description of its own.</summary>
    public static RouteHandlerBuilder MapRead(this IEndpointRouteBuilder endpoints, string pattern, Delegate handler)
    {
        endpoints.MapMethods(pattern, [HttpMethods.Head], handler).ExcludeFromDescription();
        return endpoints.MapGet(pattern, handler);
    }
}

using KeymapBakery.Gateway.Hosting;
using Microsoft.Extensions.Options;

namespace KeymapBakery.Gateway.Redirects;

/// <summary>What api.qmk.fm leads elsewhere from.</summary>
internal static class RedirectEndpoints
{
    /// <summary>Adds what <see cref="MapRedirects"/> needs.</summary>
    public static void AddRedirects(this IHostApplicationBuilder builder) =>
        builder.Services.AddOptions<RedirectOptions>()
            .BindConfiguration(RedirectOptions.Section)
            .ValidateDataAnnotations()
            .Validate(
                options => options.InstallScript.IsAbsoluteUri && options.InstallScript.Scheme.StartsWith("http", StringComparison.Ordinal),
                "Gateway:Redirects:InstallScript must be an absolute http or https URL.")
            .ValidateOnStart();

    /// <summary>Maps <c>/install.sh</c>, and <c>/</c> of the hosts that are there for it.</summary>
    public static void MapRedirects(this IEndpointRouteBuilder endpoints)
    {
        var options = endpoints.ServiceProvider.GetRequiredService<IOptions<RedirectOptions>>().Value;
        IResult Install() => Results.Redirect(options.InstallScript.AbsoluteUri);
        endpoints.MapRead("/install.sh", Install)
            .WithTags("Description")
            .WithName("getInstallScript")
            .WithSummary("Find the script that installs QMK's command line")
            .Produces(StatusCodes.Status302Found);
        if (options.InstallHosts.Split(' ', StringSplitOptions.RemoveEmptyEntries) is { Length: > 0 } hosts)
        {
            endpoints.MapMethods("/", [HttpMethods.Get, HttpMethods.Head], Install).RequireHost(hosts).ExcludeFromDescription();
        }
    }
}

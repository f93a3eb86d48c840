using KeymapBakery.Gateway.Description;
using KeymapBakery.Gateway.Hosting;

namespace KeymapBakery.Gateway.Configurator;

/// <summary>Serves the page on which people draw keymaps.</summary>
internal static class ConfiguratorExtensions
{
    /// <summary>Adds <see cref="ConfiguratorPage"/>.</summary>
    public static void AddConfigurator(this IHostApplicationBuilder builder)
    {
        builder.Services.AddOptions<ConfiguratorOptions>()
            .BindConfiguration(ConfiguratorOptions.Section)
            .Validate(
                options => options.Path.Length == 0 || File.Exists(options.Path + PageFolder.Index),
                "Gateway:Configurator:Path must be the folder of the built page, with an index.html in it, or be left out.")
            .ValidateOnStart();
        builder.Services.AddSingleton<ConfiguratorPage>();
    }

    /// <summary>
    /// Maps the files of the page, when all else is mapped: a page that has something where the API is does not start. <c>/</c> is not mapped here;
    /// who answers it asks <see cref="ConfiguratorPage.AnswerAtRoot"/>.
    /// </summary>
    public static void MapConfigurator(this IEndpointRouteBuilder endpoints)
    {
        var taken = endpoints.DataSources.SelectMany(source => source.Endpoints).OfType<RouteEndpoint>()
            .Select(endpoint => endpoint.RoutePattern.RawText!.Split('/', StringSplitOptions.RemoveEmptyEntries).FirstOrDefault(""))
            .Append(ApiPage.Path)
            .ToHashSet(StringComparer.OrdinalIgnoreCase);
        foreach (var (name, isFolder) in endpoints.ServiceProvider.GetRequiredService<ConfiguratorPage>().Roots)
        {
            if (taken.Contains(name))
            {
                throw new InvalidOperationException($"The page in Gateway:Configurator:Path has /{name}, where the API is. Name it otherwise.");
            }

            endpoints.MapRead(isFolder ? $"/{name}/{{**file}}" : $"/{name}", (HttpRequest request, ConfiguratorPage page) => page.Answer(request.Path))
                .ExcludeFromDescription();
        }
    }
}

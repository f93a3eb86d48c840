using KeymapBakery.Gateway.Configurator;
using KeymapBakery.Gateway.Hosting;
using Microsoft.AspNetCore.OpenApi;
using Microsoft.Extensions.Options;
using Microsoft.OpenApi;

namespace KeymapBakery.Gateway.Description;

/// <summary>What tells people and programs how to use the API.</summary>
internal static class ApiDescriptionExtensions
{
    private const string DocumentPath = "/openapi/v1.json";

    /// <summary>Adds the OpenAPI document.</summary>
    public static void AddApiDescription(this IHostApplicationBuilder builder) =>
        builder.Services.AddOpenApi("v1", openApi => openApi
            .AddDocumentTransformer(DescribeAsync)
            .AddDocumentTransformer(ErrorResponses.DescribeAsync)
            .AddDocumentTransformer(ApiExamples.DescribeAsync)
            .AddSchemaTransformer(AllowedValues.DescribeAsync));

    /// <summary>Maps <c>/</c>, where browsers get the configurator if there is one, and <c>/openapi/v1.json</c>.</summary>
    public static void MapApiDescription(this IEndpointRouteBuilder endpoints)
    {
        endpoints.MapRead("/", (HttpContext context, ConfiguratorPage page, PublicAddress address) => page.AnswerAtRoot(context) ?? EntryOf(context, address))
            .WithTags("Description")
            .WithName("getEntry")
            .WithSummary("Find the API and its description")
            .Produces<ApiEntry>(StatusCodes.Status302Found);
        endpoints.MapOpenApi("/openapi/{documentName}.json");
    }

    private static JsonAnswer<ApiEntry> EntryOf(HttpContext context, PublicAddress address)
    {
        string Of(string path) => address.Of(context.Request, path);
        context.Response.Headers.Location = Of($"/{ApiPage.Path}");
        return new JsonAnswer<ApiEntry>(
            new("Keymap Bakery", Of("/v1"), Of(DocumentPath), Of($"/{ApiPage.Path}")), GatewayJson.Readable.ApiEntry, StatusCodes.Status302Found);
    }

    private static Task DescribeAsync(
        OpenApiDocument document,
        OpenApiDocumentTransformerContext context,
        CancellationToken cancellationToken)
    {
        document.Info = new OpenApiInfo
        {
            Title = "Keymap Bakery",
            Version = "v1",
            Description = "Compiles keymaps for QMK keyboards into firmware: post a keymap, ask for the job until it is finished, "
                + "download the firmware and its source.",
            License = new OpenApiLicense { Name = "Apache-2.0", Url = new Uri("https://www.apache.org/licenses/LICENSE-2.0") },
        };
        if (context.ApplicationServices.GetRequiredService<IOptions<GatewayOptions>>().Value.PublicUrl is { } publicUrl)
        {
            document.Servers = [new OpenApiServer { Url = publicUrl.AbsoluteUri.TrimEnd('/') }];
        }

        return Task.CompletedTask;
    }
}

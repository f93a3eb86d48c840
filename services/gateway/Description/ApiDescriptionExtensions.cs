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

    /// <summary>Maps <c>/</c> and <c>/openapi/v1.json</c>.</summary>
    public static void MapApiDescription(this IEndpointRouteBuilder endpoints)
    {
        endpoints.MapRead("/", (HttpRequest request, PublicAddress address) =>
            {
                request.HttpContext.Response.Headers.Location = address.Of(request, $"/{ApiPage.Path}");
                return new JsonAnswer<ApiEntry>(
                    new("Keymap Bakery", address.Of(request, "/v1"), address.Of(request, DocumentPath), address.Of(request, $"/{ApiPage.Path}")),
                    GatewayJson.Readable.ApiEntry,
                    StatusCodes.Status302Found);
            })
            .WithTags("Description")
            .WithName("getEntry")
            .WithSummary("Find the API and its description")
            .Produces<ApiEntry>(StatusCodes.Status302Found);
        endpoints.MapOpenApi("/openapi/{documentName}.json");
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

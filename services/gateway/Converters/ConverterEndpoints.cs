using KeymapBakery.Gateway.Converters.Gists;
using KeymapBakery.Gateway.Errors;
using KeymapBakery.Gateway.Hosting;
using KeymapBakery.Gateway.Status;
using KeymapBakery.KeyboardLayouts.Info;

namespace KeymapBakery.Gateway.Converters;

/// <summary>Layouts of other tools in QMK's format, at the paths of api.qmk.fm.</summary>
internal static class ConverterEndpoints
{
    private const string Tag = "Converters";
    private const string Path = "/v1/converters/kle";

    // A former name of the same.
    private const string OldPath = "/v1/converters/kle2qmk";

    /// <summary>Adds what <see cref="MapConverters"/> needs.</summary>
    public static void AddConverters(this IHostApplicationBuilder builder)
    {
        builder.AddGists();
        builder.Services.AddSingleton<KleConversion>();
    }

    /// <summary>Maps <c>/v1/converters</c> and what is below it.</summary>
    public static void MapConverters(this IEndpointRouteBuilder endpoints)
    {
        endpoints.MapRead("/v1/converters", () => new JsonAnswer<Children>(new(["kle"]), GatewayJson.Readable.Children))
            .WithTags(Tag)
            .WithName("listConverters")
            .WithSummary("List the converters")
            .Produces<Children>();
        endpoints.MapKle(Path, "convertLayout", "Convert a layout of keyboard-layout-editor.com");
        endpoints.MapKle(OldPath, "convertLayoutOld", $"The same as {Path}");
    }

    private static void MapKle(this IEndpointRouteBuilder endpoints, string path, string name, string summary) =>
        endpoints.MapPost(path, (HttpRequest request, KleConversion conversion, CancellationToken cancellationToken) =>
                conversion.ConvertAsync(request, cancellationToken))
            .WithTags(Tag)
            .WithName(name)
            .WithSummary(summary)
            .WithDescription(
                "Answers with the beginning of an info.json: every key of the layout that is no decal, in the order it is written, with position, size, "
                + "rotation and first legend. A layout that reaches below 0 is moved as a whole. Of a key made of two rectangles, such as an ISO Enter, the "
                + "first counts.")
            .AddOpenApiOperationTransformer(KleRequestBody.DescribeAsync)
            .Produces<KeyboardInfo>()
            .Produces<ErrorAnswer>(StatusCodes.Status400BadRequest)
            .Produces<ErrorAnswer>(StatusCodes.Status404NotFound)
            .Produces<ErrorAnswer>(StatusCodes.Status413PayloadTooLarge)
            .Produces<ErrorAnswer>(StatusCodes.Status502BadGateway)
            .Produces<ErrorAnswer>(StatusCodes.Status503ServiceUnavailable);
}

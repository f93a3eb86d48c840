using System.ComponentModel;
using KeymapBakery.Gateway.Errors;
using KeymapBakery.Gateway.Hosting;
using KeymapBakery.Gateway.KeyboardBuilds;
using KeymapBakery.Gateway.MetadataService;
using Microsoft.Extensions.DependencyInjection.Extensions;

namespace KeymapBakery.Gateway.Keyboards;

/// <summary>What is known about keyboards: the paths of api.qmk.fm, and the files of keyboards.qmk.fm.</summary>
internal static class KeyboardEndpoints
{
    private const string Tag = "Keyboards";

    /// <summary>Adds what <see cref="MapKeyboards"/> needs.</summary>
    public static void AddKeyboards(this IHostApplicationBuilder builder)
    {
        builder.AddKeyboardBuilds();
        if (builder.HasMetadataService())
        {
            builder.Services.TryAddSingleton<BranchSelector>();
            builder.Services.AddSingleton<DocumentAnswers>();
        }
    }

    /// <summary>Maps <c>/v1/keyboards</c>, <c>/v1/usb</c>, <c>/v1/constants</c> and the static names; without a metadata service nothing but which keyboards compile.</summary>
    public static void MapKeyboards(this IEndpointRouteBuilder endpoints)
    {
        endpoints.MapKeyboardBuilds();
        if (!endpoints.HasMetadataService())
        {
            return;
        }

        endpoints.MapDocument("/v1/keyboards", "keyboard_names.json", "listKeyboards", "List the names of all keyboards");
        endpoints.MapDocument("/v1/keyboards/all", "keyboards.json", "getAllKeyboards", "Get everything about all keyboards");
        endpoints.MapDocument("/v1/keyboards/error_log", "keyboard_errors.json", "getErrorLog", "See what is wrong with keyboards");
        endpoints.MapDocument("/v1/usb", "usb.json", "getUsb", "See which keyboards have which USB ids");

        endpoints.MapDocument("/v1/keyboard_list.json", "keyboard_list.json", "getKeyboardListFile", "List the names of all keyboards, dated");
        endpoints.MapDocument("/v1/keyboards.json", "keyboards.json", "getKeyboardsFile", "Get everything about all keyboards");
        endpoints.MapDocument("/v1/keyboard_aliases.json", "keyboard_aliases.json", "getAliasesFile", "See what old names of keyboards stand for");
        endpoints.MapDocument("/v1/keyboard_metadata.json", "keyboard_metadata.json", "getMetadataFile", "Get names, old names and USB ids at once");
        endpoints.MapDocument("/v1/usb.json", "usb.json", "getUsbFile", "See which keyboards have which USB ids");
        endpoints.MapDocument("/v1/constants_metadata.json", "constants_metadata.json", "getConstantsListFile", "List the constants and their versions");

        endpoints.MapRead(
                "/v1/constants/{**name}",
                ([Description("For example keycodes_0.0.8.json.")] string name, HttpRequest request, DocumentAnswers answers) =>
                    answers.AnswerAsync(request, $"constants/{name}"))
            .Describe("getConstantsFile", "Get constants, such as all keycodes");
        endpoints.MapRead(
                "/v1/keyboards/{**path}",
                ([Description(PathDescription)] string path, HttpRequest request, DocumentAnswers answers) =>
                    answers.AnswerAsync(request, KeyboardPath.ToDocument(path)))
            .Describe("getKeyboard", "Get a keyboard, its readme, one of its keymaps, or what is wrong with it");
    }

    private const string PathDescription =
        "Name of a keyboard, present or old, with its slashes as they are, for example crkbd/rev1; several are separated by commas. Then "
        + "nothing or /info.json for the keyboard itself, /readme or /readme.md, /lint, or /keymaps/ and the name of a keymap.";

    private static void MapDocument(this IEndpointRouteBuilder endpoints, string pattern, string document, string name, string summary) =>
        endpoints.MapRead(pattern, (HttpRequest request, DocumentAnswers answers) => answers.AnswerAsync(request, document)).Describe(name, summary);

    private static void Describe(this RouteHandlerBuilder endpoint, string name, string summary) => endpoint
        .WithTags(Tag)
        .WithName(name)
        .WithSummary(summary)
        .WithDescription("Of the firmware's default branch, or of the one named by ?branch=. Has an ETag; If-None-Match is answered with 304.")
        .AddOpenApiOperationTransformer(BranchParameter.DescribeAsync)
        .Produces(StatusCodes.Status200OK, contentType: "application/json")
        .Produces(StatusCodes.Status304NotModified)
        .Produces<ErrorAnswer>(StatusCodes.Status404NotFound)
        .Produces<ErrorAnswer>(StatusCodes.Status503ServiceUnavailable);
}

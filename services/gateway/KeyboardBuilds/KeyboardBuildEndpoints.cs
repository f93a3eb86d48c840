using System.ComponentModel;
using KeymapBakery.Gateway.Errors;
using KeymapBakery.Gateway.Hosting;
using KeymapBakery.Gateway.Keyboards;
using Microsoft.Extensions.DependencyInjection.Extensions;

namespace KeymapBakery.Gateway.KeyboardBuilds;

/// <summary>Which keyboards compile, at the paths of api.qmk.fm.</summary>
internal static class KeyboardBuildEndpoints
{
    private const string Tag = "Keyboards";
    private const string Ending = "/build_log";

    /// <summary>Adds what <see cref="MapKeyboardBuilds"/> needs.</summary>
    public static void AddKeyboardBuilds(this IHostApplicationBuilder builder)
    {
        builder.Services.TryAddSingleton<BranchSelector>();
        builder.Services.AddSingleton<KeyboardBuildAnswers>();
    }

    /// <summary>Maps <c>/v1/keyboards/build_status</c>, <c>build_summary</c>, <c>build_log</c>, and <c>build_log</c> of one keyboard.</summary>
    public static void MapKeyboardBuilds(this IEndpointRouteBuilder endpoints)
    {
        endpoints.MapList(KeyboardBuildList.Status, "getBuildStatus", "See which keyboards compile")
            .Produces<IReadOnlyDictionary<string, bool>>();
        endpoints.MapList(KeyboardBuildList.Summary, "getBuildSummary", "See which keyboards compile, and since when that is known")
            .Produces<IReadOnlyDictionary<string, KeyboardBuildSummary>>();
        endpoints.MapList(KeyboardBuildList.Log, "getBuildLog", "See what compiling each keyboard printed")
            .Produces<IReadOnlyDictionary<string, KeyboardBuildEntry>>();
        endpoints.MapRead(
                "/v1/keyboards/{keyboard}" + Ending,
                ([Description("Name of a keyboard, with its slashes as they are, for example crkbd/rev1.")] string keyboard, HttpRequest request, KeyboardBuildAnswers answers) =>
                    answers.AnswerAsync(request, keyboard))
            .Describe("getKeyboardBuildLog", "See what compiling a keyboard printed")
            .Produces<KeyboardBuildEntry>();

        // The same for a name with slashes; a constraint makes it go before other paths below /v1/keyboards.
        endpoints.MapRead(
                $"/v1/keyboards/{{**path:regex(.{Ending}$)}}",
                (string path, HttpRequest request, KeyboardBuildAnswers answers) => answers.AnswerAsync(request, path[..^Ending.Length]))
            .ExcludeFromDescription();
    }

    private static RouteHandlerBuilder MapList(this IEndpointRouteBuilder endpoints, KeyboardBuildList list, string name, string summary) =>
        endpoints.MapRead(
                $"/v1/keyboards/{list.Name}",
                (HttpRequest request, KeyboardBuildAnswers answers) => answers.AnswerAsync(request, list))
            .Describe(name, summary);

    private static RouteHandlerBuilder Describe(this RouteHandlerBuilder endpoint, string name, string summary) => endpoint
        .WithTags(Tag)
        .WithName(name)
        .WithSummary(summary)
        .WithDescription(
            "Of the firmware's default branch, or of the one named by ?branch=. Each keyboard is compiled in the background after the branch "
            + "has moved; until then, its result is that of an earlier commit. Has an ETag; If-None-Match is answered with 304.")
        .AddOpenApiOperationTransformer(BranchParameter.DescribeAsync)
        .Produces(StatusCodes.Status304NotModified)
        .Produces<ErrorAnswer>(StatusCodes.Status404NotFound)
        .Produces<ErrorAnswer>(StatusCodes.Status503ServiceUnavailable);
}

using KeymapBakery.Gateway.Hosting;
using KeymapBakery.Gateway.Status;

namespace KeymapBakery.Gateway.Skeletons;

/// <summary>Empty files to start from.</summary>
internal static class SkeletonEndpoints
{
    private const string Tag = "Skeletons";

    // The editor puts this into every file a person saves, and posts it back with every keymap.
    private static readonly KeymapSkeleton Keymap = new()
    {
        Documentation =
            """
            This file holds a keymap for a keyboard that runs QMK firmware.

            To change it, import it into the QMK Configurator (the arrow beside "keymap.json").

            To compile it here, post it: curl --data-binary @keymap.json <this server>/v1/compile

            To compile it on your own computer, install QMK (https://docs.qmk.fm/newbs) and run: qmk compile keymap.json

            """,
    };

    /// <summary>Maps <c>/v1/skeletons</c> and what is below it.</summary>
    public static void MapSkeletons(this IEndpointRouteBuilder endpoints)
    {
        endpoints.MapRead("/v1/skeletons", () => new JsonAnswer<Children>(new(["keymap"]), GatewayJson.Readable.Children))
            .WithTags(Tag)
            .WithName("listSkeletons")
            .WithSummary("List the skeletons")
            .Produces<Children>();
        endpoints.MapRead("/v1/skeletons/keymap", () => new JsonAnswer<KeymapSkeleton>(Keymap, GatewayJson.Readable.KeymapSkeleton))
            .WithTags(Tag)
            .WithName("getKeymapSkeleton")
            .WithSummary("Get an empty keymap.json to start from")
            .Produces<KeymapSkeleton>();
    }
}

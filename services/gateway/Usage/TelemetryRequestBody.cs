using System.Text.Json.Nodes;
using KeymapBakery.Gateway.Description;
using Microsoft.AspNetCore.OpenApi;
using Microsoft.OpenApi;

namespace KeymapBakery.Gateway.Usage;

/// <summary>Describes the body of a report, which the endpoint reads itself.</summary>
internal static class TelemetryRequestBody
{
    public static async Task DescribeAsync(OpenApiOperation operation, OpenApiOperationTransformerContext context, CancellationToken cancellationToken)
    {
        var schema = await context.GetOrCreateSchemaAsync(typeof(TelemetryReport), cancellationToken: cancellationToken);
        operation.TakesJson(
            "Counted when action, keyboard and layout are there.",
            schema,
            new JsonObject { ["action"] = "compile", ["keyboard"] = "crkbd/rev1", ["layout"] = "LAYOUT_split_3x6_3", ["location_ok"] = true },
            isRequired: false);
    }
}

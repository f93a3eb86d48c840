using System.Text.Json.Nodes;
using KeymapBakery.Gateway.Description;
using Microsoft.AspNetCore.OpenApi;
using Microsoft.OpenApi;

namespace KeymapBakery.Gateway.Converters;

/// <summary>Describes the body of a conversion, which the endpoint reads itself.</summary>
internal static class KleRequestBody
{
    public static Task DescribeAsync(OpenApiOperation operation, OpenApiOperationTransformerContext context, CancellationToken cancellationToken)
    {
        operation.TakesJson(
            "A layout, or where it is; id counts when both are there.",
            new OpenApiSchema
            {
                Type = JsonSchemaType.Object,
                Properties = new Dictionary<string, IOpenApiSchema>
                {
                    ["raw"] = new OpenApiSchema
                    {
                        Type = JsonSchemaType.String | JsonSchemaType.Array,
                        Description = "What the editor shows as Raw data, or its downloaded JSON; as text, or as the JSON itself.",
                        Items = new OpenApiSchema(),
                    },
                    ["id"] = new OpenApiSchema
                    {
                        Type = JsonSchemaType.String,
                        Description = "Id of the gist the layout is saved in, or the URL at which the editor or GitHub shows it.",
                    },
                },
            },
            new JsonObject { ["raw"] = "{name:\"Two\"},\n[{w:1.5},\"Tab\",\"Q\"],\n[{w:1.75},\"Caps\",\"A\"]" });
        return Task.CompletedTask;
    }
}

using System.Text.Json.Nodes;
using KeymapBakery.Gateway.Description;
using Microsoft.AspNetCore.OpenApi;
using Microsoft.OpenApi;

namespace KeymapBakery.Gateway.Compile;

/// <summary>
/// Describes the body of a submission, which the endpoint reads itself, so that a request without the right Content-Type works too.
/// </summary>
internal static class KeymapRequestBody
{
    public static Task DescribeAsync(
        OpenApiOperation operation,
        OpenApiOperationTransformerContext context,
        CancellationToken cancellationToken)
    {
        operation.TakesJson(
            "A keymap as the QMK Configurator exports it. Other members are accepted; those the firmware knows count.", KeymapSchema(), Example());
        return Task.CompletedTask;
    }

    /// <summary>The same of a batch.</summary>
    public static Task DescribeBatchAsync(
        OpenApiOperation operation,
        OpenApiOperationTransformerContext context,
        CancellationToken cancellationToken)
    {
        operation.TakesJson(
            "Keymaps as the QMK Configurator exports them.",
            new OpenApiSchema { Type = JsonSchemaType.Array, MinItems = 1, Items = KeymapSchema() },
            new JsonArray(Example()));
        return Task.CompletedTask;
    }

    private static OpenApiSchema KeymapSchema() => new()
    {
        Type = JsonSchemaType.Object,
        Required = new HashSet<string> { "keyboard", "keymap", "layout", "layers" },
        Properties = new Dictionary<string, IOpenApiSchema>
        {
            ["keyboard"] = Described("Path of the keyboard below keyboards/."),
            ["keymap"] = Described("Name of the keymap. Characters that are not safe in file names are replaced."),
            ["layout"] = Described("Name of the layout macro."),
            ["layers"] = Layers(),
            ["branch"] = Described("Branch of the firmware repository; left out for the default branch."),
            ["version"] = new OpenApiSchema { Type = JsonSchemaType.Integer, Description = "Version of the format: 1." },
            ["notes"] = Described("Notes for people."),
            ["documentation"] = Described("What this file is, for people."),
            ["author"] = Described("Who made the keymap."),
        },
    };

    private static OpenApiSchema Layers() => new()
    {
        Type = JsonSchemaType.Array,
        Description = "Layer by layer, the keycodes in the order of the layout. A null layer is transparent, a null keycode does nothing.",
        Items = new OpenApiSchema
        {
            Type = JsonSchemaType.Array | JsonSchemaType.Null,
            Items = new OpenApiSchema { Type = JsonSchemaType.String | JsonSchemaType.Null },
        },
    };

    private static OpenApiSchema Described(string description) => new() { Type = JsonSchemaType.String, Description = description };

    private static JsonObject Example() => new()
    {
        ["keyboard"] = "dm9records/plaid",
        ["keymap"] = "mine",
        ["layout"] = "LAYOUT_plaid_grid",
        ["layers"] = new JsonArray(new JsonArray("KC_TAB", "KC_Q", "MO(1)"), new JsonArray("KC_GRV", null, "KC_TRNS")),
    };
}

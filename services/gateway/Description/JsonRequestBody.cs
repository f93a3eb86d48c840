using System.Text.Json.Nodes;
using Microsoft.OpenApi;

namespace KeymapBakery.Gateway.Description;

/// <summary>Describes bodies that endpoints read themselves, of which the framework therefore cannot know.</summary>
internal static class JsonRequestBody
{
    /// <summary>Says that an operation takes JSON.</summary>
    /// <param name="operation">What is described.</param>
    /// <param name="description">What the body is.</param>
    /// <param name="schema">Its shape.</param>
    /// <param name="example">One of them.</param>
    /// <param name="isRequired">False when the operation makes do without.</param>
    public static void TakesJson(
        this OpenApiOperation operation, string description, IOpenApiSchema schema, JsonNode example, bool isRequired = true) =>
        operation.RequestBody = new OpenApiRequestBody
        {
            Required = isRequired,
            Description = description,
            Content = new Dictionary<string, OpenApiMediaType> { ["application/json"] = new() { Schema = schema, Example = example } },
        };
}

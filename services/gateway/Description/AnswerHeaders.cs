using Microsoft.AspNetCore.OpenApi;
using Microsoft.OpenApi;

namespace KeymapBakery.Gateway.Description;

/// <summary>Describes headers of answers, which the framework cannot know.</summary>
internal static class AnswerHeaders
{
    /// <summary>For answers about jobs: when to ask again, and, at the end, the entity tag.</summary>
    public static Task DescribeJobAsync(OpenApiOperation operation, OpenApiOperationTransformerContext context, CancellationToken cancellationToken)
    {
        Add(operation, "200", "Retry-After", JsonSchemaType.Integer, "Seconds after which to ask again; absent when the job has ended.");
        Add(operation, "200", "ETag", JsonSchemaType.String, "Names this answer, for If-None-Match; absent until the job has ended.");
        return Task.CompletedTask;
    }

    /// <summary>For redirects: where to.</summary>
    public static Task DescribeRedirectAsync(OpenApiOperation operation, OpenApiOperationTransformerContext context, CancellationToken cancellationToken)
    {
        Add(operation, "302", "Location", JsonSchemaType.String, "URL of the file.");
        return Task.CompletedTask;
    }

    private static void Add(OpenApiOperation operation, string status, string name, JsonSchemaType type, string description)
    {
        if (operation.Responses?.GetValueOrDefault(status) is OpenApiResponse response)
        {
            response.Headers ??= new Dictionary<string, IOpenApiHeader>();
            response.Headers[name] = new OpenApiHeader { Description = description, Schema = new OpenApiSchema { Type = type } };
        }
    }
}

using System.Net.Mime;
using KeymapBakery.Gateway.Errors;
using Microsoft.AspNetCore.OpenApi;
using Microsoft.OpenApi;

namespace KeymapBakery.Gateway.Description;

/// <summary>
/// Completes what operations say of their errors: each comes as problem details too, and there are some that any request may meet, such as
/// those for too many requests or a method that is not possible.
/// </summary>
internal static class ErrorResponses
{
    private const string AnyOther = "default";

    public static async Task DescribeAsync(
        OpenApiDocument document, OpenApiDocumentTransformerContext context, CancellationToken cancellationToken)
    {
        await AddAsync<ErrorAnswer>(document, context, cancellationToken);
        await AddAsync<ProblemAnswer>(document, context, cancellationToken);
        foreach (var operation in document.Paths.Values.SelectMany(path => path.Operations!.Values))
        {
            foreach (var response in operation.Responses!.Where(response => response.Key[0] is '4' or '5').Select(response => response.Value))
            {
                AddShapes(document, response);
            }

            var other = new OpenApiResponse { Description = "What went wrong, and what to do." };
            AddShapes(document, other);
            operation.Responses!.Add(AnyOther, other);
        }
    }

    private static void AddShapes(OpenApiDocument document, IOpenApiResponse response)
    {
        if (response is not OpenApiResponse own)
        {
            return;
        }

        own.Content ??= new Dictionary<string, OpenApiMediaType>();
        own.Content[MediaTypeNames.Application.Json] = new() { Schema = new OpenApiSchemaReference(nameof(ErrorAnswer), document) };
        own.Content[ProblemAnswer.ContentType] = new() { Schema = new OpenApiSchemaReference(nameof(ProblemAnswer), document) };
    }

    private static async Task AddAsync<T>(
        OpenApiDocument document, OpenApiDocumentTransformerContext context, CancellationToken cancellationToken)
    {
        if (document.Components?.Schemas?.ContainsKey(typeof(T).Name) != true)
        {
            document.AddComponent(typeof(T).Name, await context.GetOrCreateSchemaAsync(typeof(T), null, cancellationToken));
        }
    }
}

using System.Globalization;
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
            foreach (var (status, response) in operation.Responses!.Where(response => response.Key[0] is '4' or '5'))
            {
                AddShapes(document, response, int.Parse(status, CultureInfo.InvariantCulture));
            }

            var other = new OpenApiResponse { Description = "What went wrong, and what to do." };
            AddShapes(document, other, StatusCodes.Status429TooManyRequests);
            operation.Responses!.Add(AnyOther, other);
        }
    }

    private static void AddShapes(OpenApiDocument document, IOpenApiResponse response, int status)
    {
        if (response is not OpenApiResponse own)
        {
            return;
        }

        var example = ApiExamples.OfError(status);
        own.Content ??= new Dictionary<string, OpenApiMediaType>();
        own.Content[MediaTypeNames.Application.Json] = new()
        {
            Schema = new OpenApiSchemaReference(nameof(ErrorAnswer), document),
            Example = example?.Error,
        };
        own.Content[ProblemAnswer.ContentType] = new()
        {
            Schema = new OpenApiSchemaReference(nameof(ProblemAnswer), document),
            Example = example?.Problem,
        };
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

using System.Text.Json.Nodes;
using Microsoft.AspNetCore.OpenApi;
using Microsoft.OpenApi;

namespace KeymapBakery.Gateway.Compile;

/// <summary>Describes what <see cref="SubmissionTerms"/> reads, which the framework cannot know.</summary>
internal static class SubmissionParameters
{
    /// <summary>Describes all of it.</summary>
    public static async Task DescribeAsync(
        OpenApiOperation operation, OpenApiOperationTransformerContext context, CancellationToken cancellationToken)
    {
        operation.Parameters = [Wait(), Callback(), IdempotencyKey("the same keymap", "the same job"), Prefer()];
        var document = context.Document!;
        if (document.Components?.Schemas?.ContainsKey(nameof(EndedSubmitAnswer)) != true)
        {
            document.AddComponent(
                nameof(EndedSubmitAnswer), await context.GetOrCreateSchemaAsync(typeof(EndedSubmitAnswer), null, cancellationToken));
        }

        // The second one only for a client that waits.
        operation.Responses!["200"].Content!["application/json"].Schema = new OpenApiSchema
        {
            AnyOf = [new OpenApiSchemaReference(nameof(SubmitAnswer), document), new OpenApiSchemaReference(nameof(EndedSubmitAnswer), document)],
        };
    }

    /// <summary>Describes what there is of it for a batch.</summary>
    public static Task DescribeBatchAsync(
        OpenApiOperation operation, OpenApiOperationTransformerContext context, CancellationToken cancellationToken)
    {
        operation.Parameters = [Callback(), IdempotencyKey("the same keymaps in the same places", "the same jobs"), Prefer()];
        return Task.CompletedTask;
    }

    private static OpenApiParameter Wait() => new()
    {
        Name = SubmissionTerms.WaitParameter,
        In = ParameterLocation.Query,
        Description = "Seconds to wait for the end of the job, at most 60 unless the operator says otherwise.",
        Schema = new OpenApiSchema { Type = JsonSchemaType.Integer, Format = "int32", Minimum = "0" },
        Example = JsonValue.Create(30),
    };

    private static OpenApiParameter Callback() => new()
    {
        Name = SubmissionTerms.CallbackParameter,
        In = ParameterLocation.Query,
        Description = "URL to post the final answer about the job to, at a host the operator allows; signed as Standard Webhooks are "
            + "(webhook-id, webhook-timestamp, webhook-signature), and repeated until it is answered with a status of 200 to 299, some ten times.",
        Schema = new OpenApiSchema { Type = JsonSchemaType.String, Format = "uri" },
    };

    private static OpenApiParameter Prefer() => new()
    {
        Name = SubmissionTerms.PreferHeader,
        In = ParameterLocation.Header,
        Description = "handling=strict: a keymap with wrong keys is refused with 422, which says what is wrong with each. handling=lenient: it becomes a job that "
            + "fails. Left out, a request with Origin is handled leniently unless it accepts application/problem+json, any other strictly.",
        Schema = new OpenApiSchema { Type = JsonSchemaType.String },
        Example = JsonValue.Create("handling=strict"),
    };

    private static OpenApiParameter IdempotencyKey(string what, string answer) => new()
    {
        Name = SubmissionTerms.IdempotencyKeyHeader,
        In = ParameterLocation.Header,
        Description = $"Text like no other, such as a random UUID. Sent again with {what}, byte by byte, it gets {answer} as long as those are kept (at "
            + "least 24 hours); with anything else it gets 422. Requests that were refused count for nothing.",
        Schema = new OpenApiSchema { Type = JsonSchemaType.String, MinLength = 1, MaxLength = SubmissionTerms.LongestIdempotencyKey },
    };
}

using Microsoft.AspNetCore.OpenApi;
using Microsoft.OpenApi;

namespace KeymapBakery.Gateway.Keyboards;

/// <summary>Describes what <see cref="BranchSelector"/> reads, which the framework cannot know.</summary>
internal static class BranchParameter
{
    public static Task DescribeAsync(OpenApiOperation operation, OpenApiOperationTransformerContext context, CancellationToken cancellationToken)
    {
        operation.Parameters ??= [];
        operation.Parameters.Add(new OpenApiParameter
        {
            Name = "branch",
            In = ParameterLocation.Query,
            Description = "Branch of the firmware; left out for the default branch.",
            Schema = new OpenApiSchema { Type = JsonSchemaType.String },
        });
        return Task.CompletedTask;
    }
}

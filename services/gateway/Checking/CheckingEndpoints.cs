using KeymapBakery.Gateway.Compile;
using KeymapBakery.Gateway.Errors;
using KeymapBakery.Gateway.Hosting;
using KeymapBakery.Keymaps;
using Microsoft.AspNetCore.RateLimiting;

namespace KeymapBakery.Gateway.Checking;

/// <summary>Looks at keymaps without compiling them, for editors that tell people while they type.</summary>
internal static class CheckingEndpoints
{
    /// <summary>Maps <c>/v1/keymaps/validate</c>.</summary>
    public static void MapChecking(this IEndpointRouteBuilder endpoints) =>
        endpoints.MapPost("/v1/keymaps/validate", CheckAsync)
            .WithTags("Compile")
            .WithName("validateKeymap")
            .WithSummary("See what is wrong with a keymap")
            .WithDescription(
                "Takes what POST /v1/compile takes, and says what that would refuse or warn of; nothing is kept or compiled. "
                + "It does not count as a request that changes something.")
            .WithMetadata(new DisableRateLimitingAttribute())
            .AddOpenApiOperationTransformer(KeymapRequestBody.DescribeAsync)
            .Produces<KeymapCheckAnswer>()
            .Produces<ErrorAnswer>(StatusCodes.Status413PayloadTooLarge);

    private static async Task<IResult> CheckAsync(HttpRequest request, KeymapCheck check, CancellationToken cancellationToken)
    {
        var limit = KeymapLimits.Default.MaxBytes;
        if (await BoundedBody.ReadAsync(request, limit, cancellationToken) is not { } posted)
        {
            return KeymapErrors.TooManyBytes(limit);
        }

        var reading = KeymapReader.Read(posted, KeymapLimits.Default);
        var findings = reading.Keymap is { } keymap
            ? await check.CheckAsync(keymap, cancellationToken)
            : new KeymapFindings(KeymapErrors.PlacesOf(reading.Errors), []);
        return new JsonAnswer<KeymapCheckAnswer>(
            new(findings.Errors.Count == 0, findings.Errors, findings.Warnings), GatewayJson.Readable.KeymapCheckAnswer);
    }
}

using KeymapBakery.Gateway.Admin;
using KeymapBakery.Gateway.Errors;
using KeymapBakery.Gateway.Hosting;
using KeymapBakery.Gateway.MetadataService;
using Microsoft.Extensions.Options;

namespace KeymapBakery.Gateway.Refreshing;

/// <summary>How the outside tells that the firmware has new commits.</summary>
internal static class RefreshEndpoints
{
    private const string Tag = "Operation";
    private const string EventHeader = "X-GitHub-Event";
    private const string Push = "push";

    /// <summary>Adds what <see cref="MapRefreshing"/> needs.</summary>
    public static void AddRefreshing(this IHostApplicationBuilder builder)
    {
        if (builder.HasMetadataService())
        {
            builder.Services.AddSingleton<RefreshRequests>();
            builder.Services.AddHostedService(services => services.GetRequiredService<RefreshRequests>());
        }
    }

    /// <summary>
    /// Maps <c>/v1/webhooks/firmware</c> and <c>/v1/admin/refresh</c> when there is a metadata service, the former only when its secret is
    /// configured.
    /// </summary>
    public static void MapRefreshing(this IEndpointRouteBuilder endpoints)
    {
        var options = endpoints.ServiceProvider.GetRequiredService<IOptions<GatewayOptions>>().Value;
        if (options.WebhookSecret.Length > 0 && endpoints.HasMetadataService())
        {
            endpoints.MapWebhook(options.WebhookSecret);
        }

        if (endpoints.HasMetadataService())
        {
            endpoints.MapRefresh();
        }
    }

    private static void MapWebhook(this IEndpointRouteBuilder endpoints, string secret) =>
        endpoints.MapPost("/v1/webhooks/firmware", async (HttpRequest request, RefreshRequests refreshes, CancellationToken cancellationToken) =>
            {
                if (!await WebhookSignature.IsValidAsync(request, secret, cancellationToken))
                {
                    return Unauthorized($"The body is not signed with the secret of this webhook: {WebhookSignature.Header} is missing or wrong.");
                }

                var isPush = request.Headers[EventHeader] == Push;
                if (isPush)
                {
                    refreshes.Add();
                }

                return (IResult)new JsonAnswer<WebhookAnswer>(new(isPush), GatewayJson.Readable.WebhookAnswer, StatusCodes.Status202Accepted);
            })
            .WithTags(Tag)
            .WithName("firmwarePushed")
            .WithSummary("Tell that the firmware repository has new commits (a GitHub webhook)")
            .WithDescription($"Signed as GitHub signs webhooks, in {WebhookSignature.Header}. Events other than push are accepted and do nothing.")
            .Produces<WebhookAnswer>(StatusCodes.Status202Accepted)
            .Produces<ErrorAnswer>(StatusCodes.Status401Unauthorized);

    private static void MapRefresh(this IEndpointRouteBuilder endpoints) =>
        endpoints.MapPost($"{AdminAccess.Prefix}/refresh", async (MetadataServiceClient metadata, CancellationToken cancellationToken) =>
                new JsonAnswer<RefreshAnswer>(AnswerOf(await metadata.RefreshAsync(cancellationToken)), GatewayJson.Readable.RefreshAnswer))
            .WithTags(Tag)
            .WithName("refresh")
            .WithSummary("Look for new commits of the firmware now")
            .WithDescription("For operators. Answers when keyboard data of the newest commits are served.")
            .Produces<RefreshAnswer>()
            .Produces<ErrorAnswer>(StatusCodes.Status401Unauthorized)
            .Produces<ErrorAnswer>(StatusCodes.Status403Forbidden)
            .Produces<ErrorAnswer>(StatusCodes.Status503ServiceUnavailable);

    private static RefreshAnswer AnswerOf(Protos.Metadata.V1.Status status) => new(
    [
        .. status.Branches.Select(state => new RefreshedBranch(
            state.Branch,
            state.Catalog?.Commit,
            state.Catalog?.Keyboards ?? 0,
            state.Problem.Length > 0 ? state.Problem : null)),
    ]);

    private static ErrorResult Unauthorized(string message) => new(StatusCodes.Status401Unauthorized, message);
}

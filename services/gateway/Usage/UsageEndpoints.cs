using System.ComponentModel;
using System.Globalization;
using System.Text.Json.Serialization.Metadata;
using KeymapBakery.Gateway.Errors;
using KeymapBakery.Gateway.Hosting;
using JobUsage = KeymapBakery.Protos.Jobs.V1.Usage;

namespace KeymapBakery.Gateway.Usage;

/// <summary>What keyboards are used, at the paths of api.qmk.fm, which once had numbers there and now answers without any.</summary>
internal static class UsageEndpoints
{
    private const string Tag = "Usage";
    private const int DaysUnlessGiven = 1;

    /// <summary>Adds what <see cref="MapUsage"/> needs.</summary>
    public static void AddUsage(this IHostApplicationBuilder builder)
    {
        builder.Services.AddOptions<TelemetryOptions>().BindConfiguration(TelemetryOptions.Section).ValidateDataAnnotations().ValidateOnStart();
        builder.Services.AddSingleton<Telemetry>();
        builder.Services.AddSingleton<UsageReader>();
    }

    /// <summary>Maps <c>/v1/telemetry</c> and what is below <c>/v1/metrics</c>.</summary>
    public static void MapUsage(this IEndpointRouteBuilder endpoints)
    {
        endpoints.MapMetrics("keyboards", "Keyboard", "See how often each keyboard was used", KeyboardsOf, GatewayJson.Readable.KeyboardMetrics);
        endpoints.MapMetrics("layouts", "Layout", "See how often each layout of each keyboard was used", LayoutsOf, GatewayJson.Readable.LayoutMetrics);
        endpoints.MapMetrics("locations", "Location", "See from which countries command lines reported", LocationsOf, GatewayJson.Readable.LocationMetrics);
        endpoints.MapPost("/v1/telemetry", (HttpRequest request, Telemetry telemetry, CancellationToken cancellationToken) =>
                telemetry.TakeAsync(request, cancellationToken))
            .WithTags(Tag)
            .WithName("report")
            .WithSummary("Report that a command line was used")
            .WithDescription("Nothing of the sender is kept: reports are counted by the hour, and with location_ok the country, if the service knows it.")
            .AddOpenApiOperationTransformer(TelemetryRequestBody.DescribeAsync)
            .Produces<TelemetryAnswer>()
            .Produces<ErrorAnswer>(StatusCodes.Status400BadRequest)
            .Produces<ErrorAnswer>(StatusCodes.Status413PayloadTooLarge)
            .Produces<ErrorAnswer>(StatusCodes.Status503ServiceUnavailable);
    }

    private static void MapMetrics<T>(
        this IEndpointRouteBuilder endpoints, string path, string name, string summary, Func<JobUsage, T> metricsOf, JsonTypeInfo<T> type)
    {
        endpoints.MapRead($"/v1/metrics/{path}", (HttpContext context, UsageReader usage) => AnswerAsync(DaysUnlessGiven, context, usage))
            .Describe<T>($"get{name}Metrics", $"{summary}, within 24 hours");
        endpoints.MapRead(
                $"/v1/metrics/{path}/days/{{days}}",
                ([Description("Days to look back, of 24 hours, to the hour; at most 366.")] string days, HttpContext context, UsageReader usage) =>
                    long.TryParse(days, NumberStyles.None, CultureInfo.InvariantCulture, out var number)
                        ? AnswerAsync(number, context, usage)
                        : Task.FromResult<IResult>(ErrorResult.NotFound("Days are a whole number, such as 7.")))
            .Describe<T>($"get{name}MetricsOfDays", summary)
            .Produces<ErrorAnswer>(StatusCodes.Status404NotFound);

        async Task<IResult> AnswerAsync(long days, HttpContext context, UsageReader usage)
        {
            var metrics = metricsOf(await usage.ReadAsync(days, context.RequestAborted));
            context.Response.Headers.CacheControl = $"public, max-age={UsageReader.MaxAge.TotalSeconds}";
            return new JsonAnswer<T>(metrics, type);
        }
    }

    private static RouteHandlerBuilder Describe<T>(this RouteHandlerBuilder endpoint, string name, string summary) => endpoint
        .WithTags(Tag)
        .WithName(name)
        .WithSummary(summary)
        .WithDescription("Jobs submitted here, those that failed included, and reports of command lines. Counted anew every minute.")
        .Produces<T>()
        .Produces<ErrorAnswer>(StatusCodes.Status503ServiceUnavailable);

    private static KeyboardMetrics KeyboardsOf(JobUsage usage) => new(
        usage.Keyboards.GroupBy(use => use.Keyboard).ToDictionary(uses => uses.Key, uses => uses.Sum(use => use.Jobs + use.Reports)));

    private static LayoutMetrics LayoutsOf(JobUsage usage) => new(
        usage.Keyboards.GroupBy(use => use.Keyboard).ToDictionary(
            uses => uses.Key,
            IReadOnlyDictionary<string, long> (uses) => uses.ToDictionary(use => use.Layout, use => use.Jobs + use.Reports)));

    private static LocationMetrics LocationsOf(JobUsage usage) => new(usage.Locations.ToDictionary(use => use.Country, use => use.Reports));
}

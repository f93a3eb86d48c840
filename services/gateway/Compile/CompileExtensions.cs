using KeymapBakery.Gateway.Checking;
using KeymapBakery.Gateway.Events;
using KeymapBakery.Gateway.Hosting;
using KeymapBakery.Gateway.Limits;
using KeymapBakery.Gateway.Skeletons;
using KeymapBakery.ObjectStorage;
using Microsoft.Extensions.Options;

namespace KeymapBakery.Gateway.Compile;

/// <summary>From a keymap to a firmware.</summary>
internal static class CompileExtensions
{
    /// <summary>Adds what <see cref="MapCompile"/> needs.</summary>
    public static void AddCompile(this IHostApplicationBuilder builder)
    {
        builder.Services.AddOptions<CompileOptions>()
            .BindConfiguration(CompileOptions.Section)
            .ValidateDataAnnotations()
            .Validate<IOptions<RateLimitOptions>>(
                (compile, rate) => !rate.Value.Enabled || compile.BatchKeymaps <= rate.Value.Burst,
                "Gateway:Compile:BatchKeymaps must not be more than Gateway:RateLimit:Burst, or no client could ever send so many.")
            .ValidateOnStart();
        builder.Services.AddOptions<HttpLimitsOptions>().Validate<IOptions<CompileOptions>, IOptions<GatewayOptions>>(
            (limits, compile, gateway) => limits.RequestTimeout > compile.Value.LongestWait + gateway.Value.LongestPatience,
            "Gateway:Limits:RequestTimeout must be longer than Gateway:Compile:LongestWait, Gateway:JobsPatience and Gateway:JobsTryTimeout together.");
        builder.Services.AddSingleton<JobAnswers>();
        builder.Services.AddSingleton<JobStatuses>();
        builder.Services.AddSingleton<JobStatusAnswers>();
        builder.Services.AddSingleton<JobWaiting>();
        builder.Services.AddSingleton<CompileAnswers>();
        builder.Services.AddSingleton<BatchAnswers>();
        builder.Services.AddSingleton<JobBundles>();
        builder.Services.AddSingleton<FittingKeymaps>();
        builder.Services.AddSingleton<KeymapCheck>();
        builder.Services.AddSingleton<KeymapSubmission>();
        builder.AddJobEvents();
    }

    /// <summary>Maps <c>/v1/skeletons</c>, <c>/v1/compile</c> and what is below it, <c>/v1/keymaps/validate</c>, and <c>/v1/artifacts</c> when that is where files are handed out.</summary>
    public static void MapCompile(this IEndpointRouteBuilder endpoints)
    {
        endpoints.MapSkeletons();
        endpoints.MapJobs();
        endpoints.MapChecking();
        endpoints.MapArtifacts();

        var streams = endpoints.MapWithoutTimeout();
        streams.MapJobEvents();
        streams.MapJobFiles();
        streams.MapObjectDownloads();
    }
}

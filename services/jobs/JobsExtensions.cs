using KeymapBakery.Jobs.Administration;
using KeymapBakery.Jobs.Outbox;
using KeymapBakery.Jobs.Progress;
using KeymapBakery.Jobs.Queueing;
using KeymapBakery.Jobs.Reaping;
using KeymapBakery.Jobs.Requests;
using KeymapBakery.Jobs.Resending;
using KeymapBakery.Jobs.Retention;
using KeymapBakery.Jobs.Usage;

namespace KeymapBakery.Jobs;

/// <summary>Wires what the job service does.</summary>
internal static class JobsExtensions
{
    /// <summary>Adds the handling of requests and of the compilers' reports.</summary>
    public static IHostApplicationBuilder AddJobs(this IHostApplicationBuilder builder)
    {
        builder.Services.AddOptions<JobsOptions>()
            .BindConfiguration(JobsOptions.Section)
            .ValidateDataAnnotations()
            .ValidateOnStart();
        builder.Services.AddSingleton<FirmwareVersions>();
        builder.Services.AddSingleton<SharedBuilds>();
        builder.Services.AddSingleton<JobReader>();
        builder.Services.AddSingleton<QueueOutlooks>();
        builder.Services.AddSingleton<NewJobs>();
        builder.Services.AddSingleton<SubmissionGroups>();
        builder.Services.AddSingleton<JobRequests>();
        builder.Services.AddSingleton<FinishedBuilds>();
        builder.Services.AddSingleton<BuildProgress>();
        builder.Services.AddSingleton<Compilers>();
        builder.Services.AddSingleton<UsageCounts>();
        builder.Services.AddSingleton<JobList>();
        builder.Services.AddSingleton<QueuedWork>();
        builder.Services.AddSingleton<Notices>();
        return builder;
    }

    /// <summary>Adds the work that goes on without anybody asking: publishing, reaping, asking again and retention.</summary>
    public static IHostApplicationBuilder AddHousekeeping(this IHostApplicationBuilder builder)
    {
        builder.Services.AddHostedService<OutboxDispatcher>();
        builder.Services.AddHostedService<Reaper>();
        builder.Services.AddSingleton<BrokerQueues>();
        builder.Services.AddSingleton<LostRequests>();
        builder.Services.AddHostedService<ResendingService>();
        builder.Services.AddSingleton<SourceRetention>();
        builder.Services.AddSingleton<JobRetention>();
        builder.Services.AddHostedService<RetentionService>();
        return builder;
    }
}

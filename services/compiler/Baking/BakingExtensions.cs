using KeymapBakery.Compiler.Baking.Patching;
using KeymapBakery.Compiler.Baking.Replay;
using KeymapBakery.Compiler.Baking.Templates;
using KeymapBakery.Compiler.Telemetry;

namespace KeymapBakery.Compiler.Baking;

/// <summary>Adds the ways from keymap to firmware.</summary>
internal static class BakingExtensions
{
    /// <summary>Adds the slots and the strategies, fastest first.</summary>
    public static void AddBaking(this IHostApplicationBuilder builder) =>
        builder.Services
            .AddMetrics()
            .AddSingleton<BuildTelemetry>()
            .AddSingleton<BuildActivity>()
            .AddSingleton<SlotPool>()
            .AddSingleton<ToolRun>()
            .AddSingleton<QmkRun>()
            .AddSingleton<Replayer>()
            .AddSingleton<TemplateMaker>()
            .AddSingleton<TemplateExchange>()
            .AddSingleton<TemplateShelf>()
            .AddSingleton<QuietWork>()
            .AddSingleton<FirstRequests>()
            .AddSingleton<FullBake>()
            .AddSingleton<ReplayBake>()
            .AddSingleton<IBakingStrategy>(services => services.GetRequiredService<ReplayBake>())
            .AddSingleton<IBakingStrategy>(services => services.GetRequiredService<FullBake>())
            .AddSingleton<PatchShelf>()
            .AddSingleton<PatchProof>()
            .AddSingleton<PatchProver>()
            .AddSingleton<Patcher>()
            .AddSingleton<Oven>()
            .AddSingleton<BuildRunner>()
            .AddHostedService(services => services.GetRequiredService<QuietWork>());
}

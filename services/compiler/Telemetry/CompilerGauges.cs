using System.Diagnostics.Metrics;
using KeymapBakery.Compiler.Baking;
using KeymapBakery.Compiler.Baking.Templates;
using KeymapBakery.Compiler.Configuration;
using KeymapBakery.Compiler.Sandboxing;
using Microsoft.Extensions.Options;

namespace KeymapBakery.Compiler.Telemetry;

/// <summary>Shows what this compiler has and how much of it is in use.</summary>
internal sealed class CompilerGauges(
    IMeterFactory meters, BuildActivity activity, TemplateShelf shelf, ISandbox sandbox, IOptions<CompilerOptions> options) : IHostedService
{
    /// <inheritdoc/>
    public Task StartAsync(CancellationToken cancellationToken)
    {
        var meter = meters.Create($"{CompilerSource.Name}.State");
        meter.CreateObservableGauge("keymap_bakery.compiler.slots", () => options.Value.Slots, "{slot}", "Builds this compiler can work on at once.");
        meter.CreateObservableGauge("keymap_bakery.compiler.slots.busy", () => activity.Builds, "{slot}", "Builds it is working on.");
        meter.CreateObservableGauge("keymap_bakery.compiler.templates.kept", () => shelf.Count, "{template}", "Templates on its disk.");
        meter.CreateObservableGauge("keymap_bakery.compiler.templates.size", () => shelf.Bytes, "By", "Bytes of templates on its disk.");
        meter.CreateObservableGauge(
            "keymap_bakery.compiler.templates.limit", () => options.Value.Templates.MaximumBytes, "By", "Bytes of templates it may keep.");
        meter.CreateObservableGauge("keymap_bakery.compiler.disk.free", () => Disk().AvailableFreeSpace, "By", "Bytes free where its work directory is.");
        meter.CreateObservableGauge("keymap_bakery.compiler.disk.size", () => Disk().TotalSize, "By", "Bytes there are where its work directory is.");
        meter.CreateObservableGauge(
            "keymap_bakery.compiler.sandbox",
            () => new Measurement<int>(1, KeyValuePair.Create<string, object?>("kind", sandbox.Kind.ToString())),
            "{sandbox}",
            "How builds are kept apart, as kind: Bubblewrap or SeparateUser; always 1.");
        return Task.CompletedTask;
    }

    /// <inheritdoc/>
    public Task StopAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    private DriveInfo Disk() => new(options.Value.WorkDirectory);
}

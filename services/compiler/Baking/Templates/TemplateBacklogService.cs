using KeymapBakery.Compiler.Baking.Replay;
using KeymapBakery.Compiler.Configuration;
using KeymapBakery.Compiler.Sources;
using KeymapBakery.Compiler.Toolchain;
using Microsoft.Extensions.Options;

namespace KeymapBakery.Compiler.Baking.Templates;

/// <summary>
/// Makes the templates of the backlog, one at a time and only while nobody waits for a build: the same keymap is baked again, this time
/// from a template, which is kept only when it gives the firmware that the build in full has given.
/// </summary>
internal sealed partial class TemplateBacklogService(
    TemplateBacklog backlog,
    ReplayBake replay,
    WorkDirectory work,
    FirmwareTrees trees,
    BuildActivity activity,
    IOptions<CompilerOptions> options,
    TimeProvider time,
    ILogger<TemplateBacklogService> logger) : BackgroundService
{
    private readonly Slot _slot = new(work.BacklogSlot, new ToolPace());

    /// <inheritdoc/>
    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        await foreach (var missed in backlog.ReadAsync(stoppingToken))
        {
            try
            {
                await activity.WaitUntilQuietAsync(stoppingToken);
                await MakeAsync(missed, stoppingToken);
            }
            catch (Exception exception) when (!stoppingToken.IsCancellationRequested)
            {
                // The next build that wants it makes it.
                LogNotMade(missed.Names.Keyboard, exception.Message);
            }
        }
    }

    private async Task MakeAsync(MissedTemplate missed, CancellationToken cancellationToken)
    {
        using var lease = await trees.TakeAsync(missed.Commit, cancellationToken);
        using var work = new GivingWay(activity, _slot.Pace, options.Value.TimeLimit, Timeout.InfiniteTimeSpan, time, cancellationToken);
        _slot.Clear();
        var order = new BakeOrder(missed.Names, missed.Keymap, lease.Tree, _slot, new BakePhases(time)) { FirmwareHash = missed.FirmwareHash };
        var output = new OutputLog(options.Value.Output, _ => { });
        if (await replay.BakeAsync(order, output, work.Token) is null)
        {
            LogNotMade(missed.Names.Keyboard, output.ToString().TrimEnd().Split('\n')[^1]);
        }
    }

    [LoggerMessage(LogLevel.Information, "The template of {Keyboard} was not made: {Reason}")]
    private partial void LogNotMade(string keyboard, string reason);
}

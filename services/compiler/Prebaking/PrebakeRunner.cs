using KeymapBakery.Compiler.Baking;
using KeymapBakery.Compiler.Configuration;
using KeymapBakery.Compiler.Sources;
using KeymapBakery.Compiler.Toolchain;
using KeymapBakery.Messages;
using KeymapBakery.Sources;
using Microsoft.Extensions.Options;

namespace KeymapBakery.Compiler.Prebaking;

/// <summary>Lists keyboards and compiles them, giving way to every build that somebody waits for.</summary>
internal sealed partial class PrebakeRunner(
    PrebakeSlots slots,
    BuildActivity activity,
    FirmwareRepository firmware,
    FirmwareTrees trees,
    IKeyboardBaker baker,
    IOptions<CompilerOptions> options,
    TimeProvider time,
    ILogger<PrebakeRunner> logger)
{
    // A source that cannot be had now may be had then; until then it need not be asked for again.
    private static readonly TimeSpan SourcePause = TimeSpan.FromSeconds(30);

    private readonly CompilerOptions _options = options.Value;

    /// <summary>Names the keyboards of a plan's commit.</summary>
    /// <returns>The answer; null when there is none yet, so that somebody has to ask again.</returns>
    public async Task<PrebakePlanned?> ListAsync(PrebakePlanRequested request, CancellationToken cancellationToken)
    {
        var slot = await slots.TakeAsync(cancellationToken);
        try
        {
            using var lease = await BringAsync(request.Branch, request.Commit, cancellationToken);
            slot.Clear();
            using var work = new GivingWay(activity, slot.Pace, _options.TimeLimit, Timeout.InfiniteTimeSpan, time, cancellationToken);
            return new PrebakePlanned(request.PlanId, await baker.ListKeyboardsAsync(lease.Tree, slot, work.Token), Problem: null);
        }
        catch (BuildRefusedException exception)
        {
            return new PrebakePlanned(request.PlanId, [], exception.Message);
        }
        catch (SourceException exception)
        {
            LogNoSource(request.Commit, exception.Message);
            return null;
        }
        catch (OperationCanceledException) when (!cancellationToken.IsCancellationRequested)
        {
            return new PrebakePlanned(request.PlanId, [], $"The keyboards were not listed within {_options.TimeLimit.TotalSeconds:0.###} s.");
        }
        finally
        {
            slots.Return(slot);
        }
    }

    /// <summary>Compiles a keyboard once nobody waits for a build.</summary>
    /// <param name="request">The keyboard.</param>
    /// <param name="started">Told when it begins.</param>
    /// <param name="cancellationToken">Ends it at once, without a result.</param>
    /// <returns>A <see cref="PrebakeFinished"/> or a <see cref="PrebakePutOff"/>.</returns>
    public async Task<object> BakeAsync(
        PrebakeRequested request, Func<PrebakeStarted, Task> started, CancellationToken cancellationToken)
    {
        var slot = await slots.TakeAsync(cancellationToken);
        try
        {
            if (!await IsQuietInTimeAsync(cancellationToken))
            {
                return PutOff(request, "People's builds left no time for it.");
            }

            using var lease = await BringAsync(request.Branch, request.Commit, cancellationToken);
            if (IsOutdated(request.Branch, request.Commit))
            {
                return PutOff(request, "The branch has moved on.", isOutdated: true);
            }

            var startedAt = time.GetUtcNow();
            await started(new PrebakeStarted(request.PlanId, request.Keyboard, _options.Name, startedAt));
            return await BakeAsync(request, lease.Tree, slot, startedAt, cancellationToken);
        }
        catch (SourceException exception)
        {
            LogNoSource(request.Commit, exception.Message);
            if (IsOutdated(request.Branch, request.Commit))
            {
                return PutOff(request, exception.Message, isOutdated: true);
            }

            await Task.Delay(SourcePause, time, cancellationToken);
            return PutOff(request, exception.Message);
        }
        finally
        {
            slots.Return(slot);
        }
    }

    private async Task<object> BakeAsync(
        PrebakeRequested request, FirmwareTree tree, Slot slot, DateTimeOffset startedAt, CancellationToken cancellationToken)
    {
        var output = new OutputLog(_options.Output, _ => { });
        var bake = KeyboardBake.Nothing;
        using var work = new GivingWay(activity, slot.Pace, _options.TimeLimit, _options.Prebake.Patience, time, cancellationToken);
        try
        {
            slot.Clear();
            bake = await baker.BakeAsync(request.Keyboard, tree, slot, output, work.Token);
        }
        catch (OperationCanceledException) when (!cancellationToken.IsCancellationRequested && work.HasLostPatience)
        {
            return PutOff(request, "People's builds left no time to end it.");
        }
        catch (OperationCanceledException) when (!cancellationToken.IsCancellationRequested && work.HasReachedLimit)
        {
            output.AddSentence($"The build was ended because it reached the time limit of {_options.TimeLimit.TotalSeconds:0.###} s.");
        }
        catch (BuildRefusedException exception)
        {
            output.AddSentence(exception.Message);
        }

        LogEnded(request.Keyboard, request.Commit, bake.Firmware is null ? "failed" : "succeeded");
        return new PrebakeFinished(
            request.PlanId, request.Keyboard, _options.Name, bake.Firmware is not null, output.ToString(), bake.Firmware, startedAt,
            time.GetUtcNow());
    }

    private async Task<bool> IsQuietInTimeAsync(CancellationToken cancellationToken)
    {
        using var patience = new CancellationTokenSource(_options.Prebake.Patience, time);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(patience.Token, cancellationToken);
        try
        {
            await activity.WaitUntilQuietAsync(either.Token);
            return true;
        }
        catch (OperationCanceledException) when (!cancellationToken.IsCancellationRequested)
        {
            return false;
        }
    }

    private async Task<TreeLease> BringAsync(string branch, string commit, CancellationToken cancellationToken) =>
        await trees.TakeAsync(await firmware.ResolveAsync(branch, commit, cancellationToken), cancellationToken);

    // Only of use once the commit was looked for: a compiler that lags behind would take a newer commit for an older one.
    private bool IsOutdated(string branch, string commit) =>
        firmware.Branches.FirstOrDefault(head => head.Branch == branch) is { } head && head.Commit != commit;

    private PrebakePutOff PutOff(PrebakeRequested request, string reason, bool isOutdated = false)
    {
        LogPutOff(request.Keyboard, request.Commit, reason);
        return new PrebakePutOff(request.PlanId, request.Keyboard, isOutdated, reason);
    }

    [LoggerMessage(LogLevel.Information, "Prebaking {Keyboard} at {Commit}: {State}")]
    private partial void LogEnded(string keyboard, string commit, string state);

    [LoggerMessage(LogLevel.Information, "Prebaking {Keyboard} at {Commit}: put off. {Reason}")]
    private partial void LogPutOff(string keyboard, string commit, string reason);

    [LoggerMessage(LogLevel.Warning, "Commit {Commit} cannot be brought for prebaking: {Reason}")]
    private partial void LogNoSource(string commit, string reason);
}

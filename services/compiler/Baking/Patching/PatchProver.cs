using System.Text.Json;
using System.Threading.Channels;
using KeymapBakery.Compiler.Baking.Templates;
using KeymapBakery.Compiler.Configuration;
using KeymapBakery.Compiler.Sources;
using KeymapBakery.Compiler.Toolchain;
using Microsoft.Extensions.Options;

namespace KeymapBakery.Compiler.Baking.Patching;

/// <summary>
/// Makes the proofs, one after another, when nobody waits for a build: after the first replay of a template with tables of some size, so
/// that the next keymap of these sizes is patched.
/// </summary>
internal sealed partial class PatchProver : IDisposable
{
    // What cannot be proved now will be asked for again.
    private const int LongestQueue = 1000;

    private readonly PatchProof _proof;
    private readonly PatchShelf _shelf;
    private readonly TemplateShelf _templates;
    private readonly FirmwareTrees _trees;
    private readonly BuildActivity _activity;
    private readonly CompilerOptions _options;
    private readonly TimeProvider _time;
    private readonly ILogger<PatchProver> _logger;
    private readonly Slot _slot;
    private readonly Lock _gate = new();
    private readonly HashSet<Wish> _wanted = [];
    private readonly Channel<Wish> _queue = Channel.CreateUnbounded<Wish>();
    private readonly CancellationTokenSource _ending = new();
    private readonly Task _work;

    public PatchProver(
        PatchProof proof,
        PatchShelf shelf,
        TemplateShelf templates,
        FirmwareTrees trees,
        BuildActivity activity,
        WorkDirectory work,
        IOptions<CompilerOptions> options,
        TimeProvider time,
        ILogger<PatchProver> logger)
    {
        (_proof, _shelf, _templates, _trees, _activity) = (proof, shelf, templates, trees, activity);
        (_options, _time, _logger) = (options.Value, time, logger);
        _slot = new Slot(work.ProofSlot, new ToolPace());
        _work = Task.Run(WorkAsync);
    }

    /// <summary>Has the proof made that keymaps such as this one can be patched. Does nothing when they cannot, or when it was made.</summary>
    public void ProveLater(TemplateLease lease, JsonElement keymap)
    {
        if (!_options.Templates.ArePatched || ObjectPlan.Of(lease.Template.Plan) is null || ProfileOf(keymap) is not { } profile
            || _shelf.FindRefusal(lease, profile) is not null || PatchShelf.Has(lease, profile))
        {
            return;
        }

        var wish = new Wish(lease.Key, profile);
        lock (_gate)
        {
            if (_wanted.Count < LongestQueue && _wanted.Add(wish))
            {
                _queue.Writer.TryWrite(wish);
            }
        }
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        _ending.Cancel();
        _work.ContinueWith(_ => { }, TaskScheduler.Default).Wait();
        _ending.Dispose();
    }

    private static PatchProfile? ProfileOf(JsonElement keymap)
    {
        try
        {
            return PatchProfile.Of(keymap);
        }
        catch (UnpatchableException)
        {
            return null;
        }
    }

    private async Task WorkAsync()
    {
        try
        {
            await foreach (var wish in _queue.Reader.ReadAllAsync(_ending.Token))
            {
                await _activity.WaitUntilQuietAsync(_ending.Token);
                await ProveAsync(wish);
                lock (_gate)
                {
                    _wanted.Remove(wish);
                }
            }
        }
        catch (OperationCanceledException)
        {
            // The service ends.
        }
    }

    private async Task ProveAsync(Wish wish)
    {
        using var lease = _templates.Find(wish.Template);
        if (lease is null || !_trees.Has(lease.Template.Commit))
        {
            return;
        }

        using var work = new GivingWay(_activity, _slot.Pace, _options.TimeLimit, _options.Prebake.Patience, _time, _ending.Token);
        try
        {
            using var tree = await _trees.TakeAsync(lease.Template.Commit, work.Token);
            _slot.Clear();
            var image = await _proof.MakeAsync(lease.Template, lease.Frame, lease.Objects, wish.Profile, tree.Tree, _slot, work.Token);
            await _shelf.KeepAsync(lease, wish.Profile, image, work.Token);
            LogProved(lease.Template.Keyboard, wish.Profile.Name);
        }
        catch (OperationCanceledException) when (work.HasLostPatience)
        {
            // There will be a quieter time; the next replay asks again.
        }
        catch (UnpatchableException exception)
        {
            _shelf.Refuse(lease, wish.Profile, exception.Message);
            LogRefused(lease.Template.Keyboard, wish.Profile.Name, exception.Message);
        }
        catch (Exception exception) when (!_ending.IsCancellationRequested)
        {
            _shelf.Refuse(lease, wish.Profile, "finding out whether it can be patched failed");
            LogFailed(lease.Template.Keyboard, wish.Profile.Name, exception);
        }
    }

    [LoggerMessage(LogLevel.Information, "Keymaps of {Keyboard} with {Profile} layers of keys and encoders are patched from now on")]
    private partial void LogProved(string keyboard, string profile);

    [LoggerMessage(LogLevel.Information, "Keymaps of {Keyboard} with {Profile} layers of keys and encoders are not patched: {Reason}")]
    private partial void LogRefused(string keyboard, string profile, string reason);

    [LoggerMessage(LogLevel.Error, "Whether keymaps of {Keyboard} with {Profile} layers of keys and encoders can be patched was not found out")]
    private partial void LogFailed(string keyboard, string profile, Exception exception);

    private sealed record Wish(TemplateKey Template, PatchProfile Profile);
}

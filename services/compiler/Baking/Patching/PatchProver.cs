using System.Collections.Concurrent;
using System.Text.Json;
using KeymapBakery.Compiler.Baking.Templates;
using KeymapBakery.Compiler.Configuration;
using KeymapBakery.Compiler.Sources;
using Microsoft.Extensions.Options;

namespace KeymapBakery.Compiler.Baking.Patching;

/// <summary>
/// Has the proofs made when nobody waits for a build: after the first replay of a template with tables of some size, so that the next
/// keymap of these sizes is patched.
/// </summary>
internal sealed partial class PatchProver(
    PatchProof proof,
    PatchShelf shelf,
    TemplateShelf templates,
    FirmwareTrees trees,
    QuietWork quiet,
    IOptions<CompilerOptions> options,
    ILogger<PatchProver> logger)
{
    private readonly ConcurrentDictionary<Wish, bool> _wanted = [];

    /// <summary>Has the proof made that keymaps such as this one can be patched. Does nothing when they cannot, or when it was made.</summary>
    public void ProveLater(TemplateLease lease, JsonElement keymap)
    {
        if (!options.Value.Templates.ArePatched || ObjectPlan.Of(lease.Template.Plan) is null || ProfileOf(keymap) is not { } profile
            || shelf.FindRefusal(lease, profile) is not null || PatchShelf.Has(lease, profile))
        {
            return;
        }

        var wish = new Wish(lease.Key, profile);
        if (_wanted.TryAdd(wish, true)
            && !quiet.TryAdd($"The proof for patching {lease.Template.Keyboard}", (slot, token) => ProveAsync(wish, slot, token)))
        {
            _wanted.TryRemove(wish, out _);
        }
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

    private async Task ProveAsync(Wish wish, Slot slot, CancellationToken cancellationToken)
    {
        // Whatever becomes of it, the next replay may ask again.
        _wanted.TryRemove(wish, out _);
        using var lease = templates.Find(wish.Template);
        if (lease is null || !trees.Has(lease.Template.Commit))
        {
            return;
        }

        try
        {
            using var tree = await trees.TakeAsync(lease.Template.Commit, cancellationToken);
            var image = await proof.MakeAsync(lease.Template, lease.Frame, lease.Objects, wish.Profile, tree.Tree, slot, cancellationToken);
            await shelf.KeepAsync(lease, wish.Profile, image, cancellationToken);
            LogProved(lease.Template.Keyboard, wish.Profile.Name);
        }
        catch (UnpatchableException exception)
        {
            shelf.Refuse(lease, wish.Profile, exception.Message);
            LogRefused(lease.Template.Keyboard, wish.Profile.Name, exception.Message);
        }
        catch (Exception exception) when (exception is not OperationCanceledException)
        {
            shelf.Refuse(lease, wish.Profile, "finding out whether it can be patched failed");
            throw;
        }
    }

    [LoggerMessage(LogLevel.Information, "Keymaps of {Keyboard} with {Profile} layers of keys and encoders are patched from now on")]
    private partial void LogProved(string keyboard, string profile);

    [LoggerMessage(LogLevel.Information, "Keymaps of {Keyboard} with {Profile} layers of keys and encoders are not patched: {Reason}")]
    private partial void LogRefused(string keyboard, string profile, string reason);

    private sealed record Wish(TemplateKey Template, PatchProfile Profile);
}

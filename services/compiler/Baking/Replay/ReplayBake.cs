using System.Text.Json;
using KeymapBakery.Compiler.Baking.Keymaps;
using KeymapBakery.Compiler.Baking.Patching;
using KeymapBakery.Compiler.Baking.Templates;
using KeymapBakery.Compiler.Configuration;
using KeymapBakery.Compiler.Sources;
using KeymapBakery.Compiler.Toolchain;
using Microsoft.Extensions.Options;

namespace KeymapBakery.Compiler.Baking.Replay;

/// <summary>
/// Bakes a keymap from a template of its keyboard: only what the keymap is part of is compiled, and a person's keys meet the compiler,
/// neither make nor Python. Without a template, the first keymap is compiled in full and the template made when nobody waits
/// (<see cref="QuietWork"/>); the next one that wants it makes it.
/// </summary>
internal sealed class ReplayBake(
    TemplateShelf shelf,
    TemplateMaker maker,
    Replayer replayer,
    FullBake full,
    FirstRequests requests,
    QuietWork quiet,
    FirmwareTrees trees,
    Patcher patcher,
    PatchProver prover,
    ToolchainVersion toolchain,
    TimeProvider time,
    IOptions<CompilerOptions> options) : IBakingStrategy
{
    // What make answers when a command of its rules fails; so does `qmk compile`.
    private const int CommandFailed = 2;

    // A shell's answer for a program ended by a signal begins here: whatever ended it, it was not the keymap's C code.
    private const int FirstSignal = 128;

    /// <inheritdoc/>
    public async Task<BakeResult?> BakeAsync(BakeOrder order, OutputLog output, CancellationToken cancellationToken)
    {
        if (!options.Value.Templates.AreUsed)
        {
            return null;
        }

        try
        {
            using var keymap = Parse(order.Keymap);
            if (!KeymapTables.TryWrite(keymap.RootElement, out _, out var obstacle))
            {
                throw new NotReplayableException(obstacle);
            }

            if (await FindTemplateAsync(order, keymap.RootElement, output, cancellationToken) is not { } found)
            {
                return await BakeFirstAsync(order, output, cancellationToken);
            }

            var (lease, early) = found;
            using (lease)
            {
                if (early is null && await patcher.TryAsync(order, keymap.RootElement, lease, output, cancellationToken) is { } patched)
                {
                    return Judge(order, lease.Template, patched, "patch", output);
                }

                var outcome = early
                    ?? await ReplayAsync(order, keymap.RootElement, lease.Template, lease.Frame, lease.Objects, output, cancellationToken);
                if (outcome.ExitCode == 0 && (order.Slot.Pace is null || order.FirmwareHash is not null))
                {
                    prover.ProveLater(lease, keymap.RootElement);
                }

                return Judge(order, lease.Template, outcome, early is null ? "replay" : "template", output);
            }
        }
        catch (NotReplayableException exception)
        {
            output.AddSentence($"This keymap is compiled in full: {exception.Message}.");
            return null;
        }
    }

    private static JsonDocument Parse(ReadOnlyMemory<byte> keymap)
    {
        try
        {
            return JsonDocument.Parse(keymap);
        }
        catch (JsonException exception)
        {
            throw new NotReplayableException($"the keymap cannot be read: {exception.Message.TrimEnd('.')}");
        }
    }

    // Who waits is served first, the template is made afterwards.
    private async Task<BakeResult?> BakeFirstAsync(BakeOrder order, OutputLog output, CancellationToken cancellationToken)
    {
        output.AddSentence($"There is no template of {order.Names.Keyboard} yet: this keymap is compiled in full.");
        var result = await full.BakeAsync(order, output, cancellationToken);
        if (result?.Firmware is { } firmware)
        {
            var hash = await FirmwareImage.HashAsync(firmware.Path, cancellationToken);
            quiet.TryAdd(
                $"The template of {order.Names.Keyboard}",
                (slot, token) => BakeAgainAsync(order.Names, order.Keymap, order.Tree.Commit, hash, slot, token));
        }

        return result;
    }

    // The template is kept only when it gives the firmware that is known already.
    private async Task BakeAgainAsync(
        BuildNames names, ReadOnlyMemory<byte> keymap, string commit, byte[] hash, Slot slot, CancellationToken cancellationToken)
    {
        using var lease = await trees.TakeAsync(commit, cancellationToken);
        var order = new BakeOrder(names, keymap, lease.Tree, slot, new BakePhases(time)) { FirmwareHash = hash };
        await BakeAsync(order, new OutputLog(options.Value.Output, _ => { }), cancellationToken);
    }

    // With a template that was made just now comes the outcome of its first replay. Null when there is none and somebody waits.
    private async Task<(TemplateLease Lease, ReplayOutcome? Early)?> FindTemplateAsync(
        BakeOrder order, JsonElement keymap, OutputLog output, CancellationToken cancellationToken)
    {
        // QMK adds the code of a person whose name the keymap has: builddefs/build_keyboard.mk, USER_PATH.
        var name = Directory.Exists(Path.Combine(order.Tree.Directory, "users", order.Names.Keymap)) ? order.Names.Keymap : null;
        ReplayOutcome? early = null;
        var lease = await GetAsync(name);
        if (lease?.Template.CarriesKeymapName == true)
        {
            lease.Dispose();
            early = null;
            lease = await GetAsync(order.Names.Keymap);
        }

        return lease is null ? null : (lease, early);

        async Task<TemplateLease?> GetAsync(string? keymapName)
        {
            var isUrgent = order.Slot.Pace is null;
            var key = TemplateKey.Of(order.Tree.Commit, await toolchain.GetTextAsync(), keymap, keymapName);
            var canWait = isUrgent && !options.Value.Templates.AreMadeFirst && requests.IsFirst(key);
            return await shelf.GetAsync(key, isUrgent, canWait ? null : MakeAsync, cancellationToken);

            Task<Template> MakeAsync(TemplateFolder folder)
            {
                output.AddSentence($"There is no template of {order.Names.Keyboard} yet. One is made first, with an empty keymap:");
                return maker.MakeAsync(order, keymap, keymapName, folder.Objects, template => TryOutAsync(template, folder), output, cancellationToken);
            }

            async Task TryOutAsync(Template template, TemplateFolder folder)
            {
                early = await ReplayAsync(order, keymap, template, template.LearnFrame(), folder.Objects, output, cancellationToken);
                if (order.FirmwareHash is { } expected && !template.CarriesKeymapName
                    && !(early.ExitCode == 0 && (await FirmwareImage.HashAsync(early.Firmware, cancellationToken)).AsSpan().SequenceEqual(expected.Span)))
                {
                    throw new NotReplayableException("a replay did not give what the build in full has given");
                }
            }
        }
    }

    private async Task<ReplayOutcome> ReplayAsync(
        BakeOrder order,
        JsonElement keymap,
        Template template,
        KeymapFrame frame,
        string objects,
        OutputLog output,
        CancellationToken cancellationToken) =>
        frame.TryWrite(keymap, out var code, out var reason)
            ? await replayer.RunAsync(template, objects, code, order.Tree, order.Slot, order.Phases, output.Append, cancellationToken)
            : throw new NotReplayableException(reason);

    private static BakeResult Judge(BakeOrder order, Template template, ReplayOutcome outcome, string strategy, OutputLog output)
    {
        if (outcome.ExitCode != 0)
        {
            return outcome.ExitCode > FirstSignal || outcome.LastPhase is null or ReplayPhase.Convert
                ? throw new NotReplayableException($"its replay ended with status {outcome.ExitCode}")
                : new BakeResult(CommandFailed, null) { Strategy = strategy };
        }

        var firmware = new BakedFirmware(outcome.Firmware, $"{template.Target}{order.Names.Keymap}{Path.GetExtension(outcome.Firmware)}");
        if (template.MaximumBytes is { } maximum && !Fits(FirmwareImage.Read(outcome.Firmware).Length, maximum, output))
        {
            return new BakeResult(CommandFailed, null) { Strategy = strategy };
        }

        return new BakeResult(0, firmware)
        {
            Strategy = strategy,
            CarriesKeymapName = template.IsOfOneName && FirmwareImage.MayHold(outcome.Firmware, order.Names.Keymap),
        };
    }

    private static bool Fits(int size, int maximum, OutputLog output)
    {
        output.AddSentence(
            size > maximum
                ? $"The firmware is too large: {size} bytes, {size - maximum} more than the {maximum} there is room for."
                : $"The firmware has {size} of {maximum} bytes ({100 * size / maximum} %, {maximum - size} bytes free).");
        return size <= maximum;
    }
}

using System.Text.Json;
using KeymapBakery.Compiler.Baking.Keymaps;
using KeymapBakery.Compiler.Baking.Templates;
using KeymapBakery.Compiler.Configuration;
using KeymapBakery.Compiler.Toolchain;
using Microsoft.Extensions.Options;

namespace KeymapBakery.Compiler.Baking.Replay;

/// <summary>
/// Bakes a keymap from a template of its keyboard, which is recorded first when there is none. Only what the keymap is part of is
/// compiled; a person's keys meet the compiler, and neither make nor Python.
/// </summary>
internal sealed class ReplayBake(
    TemplateShelf shelf,
    TemplateMaker maker,
    Replayer replayer,
    ToolchainVersion toolchain,
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

            var (lease, isNew) = await FindTemplateAsync(order, keymap.RootElement, output, cancellationToken);
            using (lease)
            {
                return lease.Frame.TryWrite(keymap.RootElement, out var code, out var reason)
                    ? await BakeAsync(order, lease, isNew, code, output, cancellationToken)
                    : throw new NotReplayableException(reason);
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

    private async Task<(TemplateLease Lease, bool IsNew)> FindTemplateAsync(
        BakeOrder order, JsonElement keymap, OutputLog output, CancellationToken cancellationToken)
    {
        // QMK adds the code of a person whose name the keymap has: builddefs/build_keyboard.mk, USER_PATH.
        var name = Directory.Exists(Path.Combine(order.Tree.Directory, "users", order.Names.Keymap)) ? order.Names.Keymap : null;
        var isNew = false;
        var lease = await GetAsync(name);
        if (!lease.Template.CarriesKeymapName)
        {
            return (lease, isNew);
        }

        lease.Dispose();
        return (await GetAsync(order.Names.Keymap), isNew);

        async Task<TemplateLease> GetAsync(string? keymapName) =>
            await shelf.GetAsync(
                TemplateKey.Of(order.Tree.Commit, await toolchain.GetTextAsync(), keymap, keymapName),
                isUrgent: order.Slot.Pace is null,
                folder =>
                {
                    isNew = true;
                    output.AddSentence($"There is no template of {order.Names.Keyboard} yet. One is made first, with an empty keymap:");
                    return maker.MakeAsync(order, keymap, keymapName, folder.Objects, output, cancellationToken);
                },
                cancellationToken);
    }

    private async Task<BakeResult?> BakeAsync(
        BakeOrder order, TemplateLease lease, bool isNew, string code, OutputLog output, CancellationToken cancellationToken)
    {
        var template = lease.Template;
        var strategy = isNew ? "template" : "replay";
        var outcome = await replayer.RunAsync(
            template, lease.Objects, code, order.Tree, order.Slot, order.Phases, output.Append, cancellationToken);
        if (outcome.ExitCode != 0)
        {
            if (outcome.ExitCode > FirstSignal || outcome.LastPhase is null or ReplayPhase.Convert)
            {
                throw new NotReplayableException($"its replay ended with status {outcome.ExitCode}");
            }

            return new BakeResult(CommandFailed, null) { Strategy = strategy };
        }

        var firmware = new BakedFirmware(outcome.Firmware, $"{template.Target}{order.Names.Keymap}{Path.GetExtension(outcome.Firmware)}");
        if (template.MaximumBytes is { } maximum && !Fits(FirmwareImage.Read(outcome.Firmware).Length, maximum, output))
        {
            return new BakeResult(CommandFailed, null) { Strategy = strategy };
        }

        // A template that was recorded under the keymap's own name cannot tell.
        var carriesName = FirmwareImage.MayHold(outcome.Firmware, order.Names.Keymap) && template.IsOfOneName;
        return new BakeResult(0, firmware) { Strategy = strategy, CarriesKeymapName = carriesName };
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

using System.Text;
using KeymapBakery.Compiler.Baking;
using KeymapBakery.Compiler.Sources;
using KeymapBakery.Compiler.Toolchain;
using KeymapBakery.Messages;

namespace KeymapBakery.Compiler.Prebaking;

/// <summary>Asks the firmware's own <c>qmk</c> what keyboards there are and what keys they have, and bakes as builds are baked.</summary>
internal sealed class NeutralKeymapBaker(QmkRun qmk, Oven oven, TimeProvider time) : IKeyboardBaker
{
    private const int LongestAnswerBytes = 16 * 1024 * 1024;

    /// <inheritdoc/>
    public async Task<IReadOnlyList<string>> ListKeyboardsAsync(FirmwareTree tree, Slot slot, CancellationToken cancellationToken)
    {
        var (returnCode, text) = await AskAsync(["list-keyboards"], tree, slot, cancellationToken);
        if (returnCode != 0)
        {
            throw new BuildRefusedException($"qmk list-keyboards failed with {returnCode}: {text.Split('\n', StringSplitOptions.RemoveEmptyEntries).LastOrDefault()}");
        }

        // Among them may be what it has to complain about.
        return [.. text.Split('\n', StringSplitOptions.TrimEntries).Where(BuildNames.IsKeyboard).Distinct()];
    }

    /// <inheritdoc/>
    public async Task<KeyboardBake> BakeAsync(
        string keyboard, FirmwareTree tree, Slot slot, OutputLog output, CancellationToken cancellationToken)
    {
        var names = BuildNames.Of(keyboard, NeutralKeymap.Name);
        var (returnCode, info) = await AskAsync(["info", "-kb", keyboard, "-f", "json"], tree, slot, cancellationToken);
        if (returnCode != 0)
        {
            output.Append(Encoding.UTF8.GetBytes(info));
            output.AddSentence($"qmk info failed with {returnCode}, so that nothing is known about the keyboard's layouts.");
            return KeyboardBake.Nothing;
        }

        var keymap = NeutralKeymap.Make(keyboard, info);

        var result = await oven.BakeAsync(new BakeOrder(names, keymap, tree, slot, new BakePhases(time)), output, cancellationToken);
        return result.Firmware is { } firmware ? new KeyboardBake(await DescribeAsync(firmware, cancellationToken)) : KeyboardBake.Nothing;
    }

    private async Task<(int ReturnCode, string Text)> AskAsync(
        IReadOnlyList<string> arguments, FirmwareTree tree, Slot slot, CancellationToken cancellationToken)
    {
        if (!qmk.IsPossible(tree))
        {
            throw new BuildRefusedException(qmk.Impossible);
        }

        try
        {
            slot.ClearWorkplace();
            var answer = new MemoryStream();
            var returnCode = await qmk.RunAsync(
                tree, slot, arguments, isRecorded: false, bytes => Take(answer, bytes), cancellationToken);
            return (returnCode, Encoding.UTF8.GetString(answer.GetBuffer(), 0, (int)answer.Length));
        }
        catch (ToolLimitException exception)
        {
            throw new BuildRefusedException(exception.Message);
        }
    }

    private static void Take(MemoryStream answer, ReadOnlyMemory<byte> bytes)
    {
        if (answer.Length < LongestAnswerBytes)
        {
            answer.Write(bytes.Span);
        }
    }

    private static async Task<PrebakedFirmware> DescribeAsync(BakedFirmware firmware, CancellationToken cancellationToken)
    {
        var hash = await FirmwareImage.HashAsync(firmware.Path, cancellationToken);
        return new PrebakedFirmware(firmware.FileName, new FileInfo(firmware.Path).Length, Convert.ToHexStringLower(hash));
    }
}

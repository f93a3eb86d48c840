using System.Security.Cryptography;
using System.Text;
using KeymapBakery.Compiler.Baking;
using KeymapBakery.Compiler.Configuration;
using KeymapBakery.Compiler.Sandboxing;
using KeymapBakery.Compiler.Sources;
using KeymapBakery.Compiler.Toolchain;
using KeymapBakery.Messages;
using Microsoft.Extensions.Options;

namespace KeymapBakery.Compiler.Prebaking;

/// <summary>Asks the firmware's own <c>qmk</c> what keyboards there are and what keys they have, and bakes as builds are baked.</summary>
internal sealed class NeutralKeymapBaker(QmkCommand qmk, ISandbox sandbox, Oven oven, IOptions<CompilerOptions> options) : IKeyboardBaker
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

        // Whatever the firmware's code may have left where the keymap is to be written.
        slot.Clean();
        await File.WriteAllBytesAsync(Path.Combine(slot.Bench, "keymap.json"), keymap, cancellationToken);
        var result = await oven.BakeAsync(new BakeOrder(names, tree, slot), output, cancellationToken);
        return result.Firmware is { } firmware ? new KeyboardBake(await DescribeAsync(firmware, cancellationToken)) : KeyboardBake.Nothing;
    }

    private async Task<(int ReturnCode, string Text)> AskAsync(
        IReadOnlyList<string> arguments, FirmwareTree tree, Slot slot, CancellationToken cancellationToken)
    {
        var place = slot.Place(tree);
        var command = qmk.Find(place, arguments)
            ?? throw new BuildRefusedException(
                $"The compiler has no qmk: neither on its path ({options.Value.Toolchain.Path}) nor as bin/qmk in the firmware.");
        sandbox.Prepare(place);
        try
        {
            var answer = new MemoryStream();
            await using var process = ToolProcess.Start(command, slot.Pace);
            var returnCode = await process.RunAsync(bytes => answer.Write(bytes.Span), LongestAnswerBytes, cancellationToken);
            return (returnCode, Encoding.UTF8.GetString(answer.GetBuffer(), 0, (int)answer.Length));
        }
        catch (OutputLimitException exception)
        {
            throw new BuildRefusedException(exception.Message);
        }
        finally
        {
            LeftoverProcesses.Kill(slot.Directory);
            sandbox.Reclaim(place);
        }
    }

    private static async Task<PrebakedFirmware> DescribeAsync(string path, CancellationToken cancellationToken)
    {
        await using var content = File.OpenRead(path);
        var hash = await SHA256.HashDataAsync(content, cancellationToken);
        return new PrebakedFirmware(Path.GetFileName(path), content.Length, Convert.ToHexStringLower(hash));
    }
}

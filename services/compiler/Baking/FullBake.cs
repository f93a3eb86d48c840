using KeymapBakery.Compiler.Artifacts;
using KeymapBakery.Compiler.Toolchain;

namespace KeymapBakery.Compiler.Baking;

/// <summary>Runs <c>qmk compile</c> for the keymap itself. Can bake everything.</summary>
internal sealed class FullBake(QmkRun qmk) : IBakingStrategy
{
    private const string KeymapFile = "keymap.json";

    /// <inheritdoc/>
    public async Task<BakeResult?> BakeAsync(BakeOrder order, OutputLog output, CancellationToken cancellationToken)
    {
        if (!qmk.IsPossible(order.Tree))
        {
            output.AddSentence(qmk.Impossible);
            return BakeResult.Ended;
        }

        order.Slot.ClearWorkplace();
        await File.WriteAllBytesAsync(Path.Combine(order.Slot.Bench, KeymapFile), order.Keymap, cancellationToken);
        var returnCode = await order.Phases.MeasureAsync(
            "compile",
            () => qmk.RunAsync(
                order.Tree, order.Slot, ["compile", $".bake/{KeymapFile}"], isRecorded: false, output.Append, cancellationToken));
        if (returnCode != 0)
        {
            return new BakeResult(returnCode, null);
        }

        if (FirmwareFile.Find(order.Slot.Build, order.Names) is not { } firmware)
        {
            output.AddSentence(
                $"qmk compile reported success, but there is no firmware file {order.Names.Target}.hex, .bin or .uf2.");
            return new BakeResult(returnCode, null);
        }

        return new BakeResult(returnCode, new BakedFirmware(firmware, Path.GetFileName(firmware)))
        {
            CarriesKeymapName = FirmwareImage.MayHold(firmware, order.Names.Keymap),
        };
    }
}

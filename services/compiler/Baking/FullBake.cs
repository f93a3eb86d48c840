using KeymapBakery.Compiler.Artifacts;
using KeymapBakery.Compiler.Configuration;
using KeymapBakery.Compiler.Sandboxing;
using KeymapBakery.Compiler.Toolchain;
using Microsoft.Extensions.Options;

namespace KeymapBakery.Compiler.Baking;

/// <summary>Runs <c>qmk compile</c> in the sandbox. Can bake everything.</summary>
internal sealed class FullBake(QmkCommand qmk, ISandbox sandbox, IOptions<CompilerOptions> options) : IBakingStrategy
{
    /// <inheritdoc/>
    public async Task<BakeResult?> BakeAsync(BakeOrder order, OutputLog output, CancellationToken cancellationToken)
    {
        string[] shown = ["qmk", "compile", order.Names.KeymapFile];
        var place = order.Slot.Place(order.Tree);
        var command = qmk.Find(place, ["compile", ".bake/keymap.json"]);
        if (command is null)
        {
            output.AddSentence(
                $"The compiler has no qmk: neither on its path ({options.Value.Toolchain.Path}) nor as bin/qmk in the firmware.");
            return new BakeResult(shown, BakeResult.NotRun, null);
        }

        sandbox.Prepare(place);
        try
        {
            int returnCode;
            await using (var process = ToolProcess.Start(command, order.Slot.Pace))
            {
                returnCode = await process.RunAsync(output.Append, options.Value.Output.HardLimitBytes, cancellationToken);
            }

            var firmware = returnCode == 0 ? FirmwareFile.Find(place.Build, order.Names) : null;
            if (returnCode == 0 && firmware is null)
            {
                output.AddSentence(
                    $"qmk compile reported success, but there is no firmware file {order.Names.Target}.hex, .bin or .uf2.");
            }

            return new BakeResult(shown, returnCode, firmware);
        }
        catch (OutputLimitException exception)
        {
            output.AddSentence(exception.Message);
            return new BakeResult(shown, BakeResult.NotRun, null);
        }
        finally
        {
            LeftoverProcesses.Kill(order.Slot.Directory);
        }
    }
}

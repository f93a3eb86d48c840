using System.Text.Json;
using KeymapBakery.Compiler.Baking.Replay;
using KeymapBakery.Compiler.Baking.Templates;
using KeymapBakery.Compiler.Configuration;
using KeymapBakery.Compiler.Toolchain;
using Microsoft.Extensions.Options;

namespace KeymapBakery.Compiler.Baking.Patching;

/// <summary>Bakes a keymap by putting its tables into a linked firmware, where that was proved to give what linking gives.</summary>
internal sealed class Patcher(Replayer replayer, PatchShelf shelf, IOptions<CompilerOptions> options)
{
    private const int LongestOutputBytes = 64 * 1024;

    /// <summary>Bakes, or says why it is not possible in one line of the output.</summary>
    /// <param name="order">What to bake.</param>
    /// <param name="keymap">Its keymap.json.</param>
    /// <param name="lease">Its template.</param>
    /// <param name="output">Takes what is printed.</param>
    /// <param name="cancellationToken">Ends it.</param>
    /// <returns>A success; null when the keymap is to be replayed.</returns>
    public async Task<ReplayOutcome?> TryAsync(
        BakeOrder order, JsonElement keymap, TemplateLease lease, OutputLog output, CancellationToken cancellationToken)
    {
        if (!options.Value.Templates.ArePatched || ObjectPlan.Of(lease.Template.Plan) is not { } plan)
        {
            return null;
        }

        try
        {
            var profile = PatchProfile.Of(keymap);
            if (shelf.FindRefusal(lease, profile) is { } refusal)
            {
                throw new UnpatchableException(refusal);
            }

            return await PatchShelf.FindAsync(lease, profile, cancellationToken) is { } image && lease.Frame.TryWrite(keymap, out var code, out _)
                ? await PatchAsync(order, lease, plan, image, code, output, cancellationToken)
                : null;
        }
        catch (UnpatchableException exception)
        {
            output.AddSentence($"This keymap is linked anew: {exception.Message}.");
            return null;
        }
    }

    private async Task<ReplayOutcome?> PatchAsync(
        BakeOrder order, TemplateLease lease, ReplayPlan plan, PatchImage image, string code, OutputLog output, CancellationToken cancellationToken)
    {
        // What it prints is not shown twice, should the keymap be replayed after all.
        using var printed = new MemoryStream();
        var outcome = await replayer.RunAsync(
            lease.Template with { Plan = plan }, lease.Objects, code, order.Tree, order.Slot, order.Phases,
            bytes =>
            {
                if (printed.Length <= LongestOutputBytes)
                {
                    printed.Write(bytes.Span);
                }
            },
            cancellationToken);
        if (outcome.ExitCode != 0 || printed.Length > LongestOutputBytes)
        {
            // The replay says what is wrong with the keymap.
            return null;
        }

        var firmware = await order.Phases.MeasureAsync("patch", async () =>
        {
            var content = image.Patch(PlainFile.Read(outcome.Firmware));
            order.Slot.ClearBench();
            var path = order.Slot.OnBench(lease.Template.Plan.Firmware);
            Directory.CreateDirectory(Path.GetDirectoryName(path)!);
            await File.WriteAllBytesAsync(path, content, cancellationToken);
            return path;
        });
        output.Append(printed.GetBuffer().AsMemory(0, (int)printed.Length));
        return new ReplayOutcome(0, ReplayPhase.Compile, firmware);
    }
}

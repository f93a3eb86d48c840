using System.Collections.Immutable;
using KeymapBakery.BakingBench.Boards;
using KeymapBakery.BakingBench.Payloads;
using KeymapBakery.BakingBench.Plain;
using KeymapBakery.BakingBench.Service;
using KeymapBakery.Metadata.Merging;

namespace KeymapBakery.BakingBench.Bench;

/// <summary>Measures baking beside a plain <c>qmk compile</c> and beside the least that can be done, in interleaved rounds.</summary>
internal sealed class BenchCommand(BenchOptions options)
{
    // AVR with LTO, STM32, V-USB, RP2040.
    private static readonly ImmutableArray<string> Usual =
        ["crkbd/rev1", "clueboard/66/rev4", "dm9records/plaid", "kradoindustries/kousa"];

    /// <summary>Prints medians and ratios; 1 when a firmware was not the plain build's, or a job not baked the way that is measured.</summary>
    public async Task<int> RunAsync()
    {
        var firmware = FirmwareMerger.Merge(options.Tree);
        var tree = await ScratchTree.PrepareAsync(options.Tree, Path.Combine(options.Scratch, "tree"));
        var maker = new PayloadMaker(firmware);
        var plain = new PlainCompiler(tree, options.ToolPath);
        using var bakery = new Bakery(options.Api);
        var canVaryShape = await KnowsTappingAsync(tree);
        var subjects = new List<Subject>();
        foreach (var keyboard in Keyboards(firmware))
        {
            Console.WriteLine($"preparing {keyboard}");
            var board = new Board(keyboard);
            var floor = await Floor.PrepareAsync(tree, plain, maker.Make(board, "floor"));
            foreach (var command in floor.Commands)
            {
                Console.WriteLine($"  floor: {(command.Length > 160 ? command[..100] + " … " + command[^56..] : command)}");
            }

            subjects.Add(new Subject(board, canVaryShape, maker, plain, floor, bakery));
            await subjects[^1].WarmUpAsync();
        }

        for (var round = 1; round <= options.Rounds; round++)
        {
            Console.WriteLine($"round {round} of {options.Rounds}");
            foreach (var subject in subjects)
            {
                await subject.RunAsync(round);
            }
        }

        Console.WriteLine();
        Console.WriteLine(
            $"Medians of {options.Rounds} interleaved rounds, commit {tree.Commit[..10]}, {Environment.ProcessorCount} cores");
        var report = new Report();
        subjects.ForEach(subject => report.Add(subject, options.Rounds));
        report.End();
        return subjects.All(subject => subject.Identical == options.Rounds && subject.Unexpected == 0) ? 0 : 1;
    }

    private ImmutableArray<string> Keyboards(MergedFirmware firmware)
    {
        var usual = Usual.Where(firmware.Keyboards.ContainsKey).ToImmutableArray();
        return !options.Keyboards.IsEmpty ? options.Keyboards
            : !usual.IsEmpty ? usual
            : [.. firmware.Keyboards.Values.Where(keyboard => keyboard.Layouts.Count > 0).Select(keyboard => keyboard.Name).Take(4)];
    }

    private static async Task<bool> KnowsTappingAsync(ScratchTree tree)
    {
        var schema = Path.Combine(tree.Directory, "data", "schemas", "keyboard.jsonschema");
        return File.Exists(schema) && (await File.ReadAllTextAsync(schema)).Contains("\"tapping\"", StringComparison.Ordinal);
    }
}

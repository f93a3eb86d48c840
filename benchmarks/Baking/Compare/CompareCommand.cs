using System.Collections.Immutable;
using System.Globalization;
using KeymapBakery.BakingBench.Boards;
using KeymapBakery.BakingBench.Payloads;
using KeymapBakery.BakingBench.Plain;
using KeymapBakery.BakingBench.Service;
using KeymapBakery.Metadata.Merging;

namespace KeymapBakery.BakingBench.Compare;

/// <summary>Is the firmware that the service gives the one that a plain <c>qmk compile</c> gives?</summary>
internal sealed class CompareCommand(CompareOptions options)
{
    // Made when something is to be compiled: with recorded results there is often no need.
    private PlainCompiler? _plain;

    /// <summary>
    /// Prints a line for each keymap and, last, <c>N identical, M differ</c>. A keymap that neither compiles is counted apart: there is
    /// nothing to compare.
    /// </summary>
    /// <returns>0 when something was compared and nothing differs; else 1.</returns>
    public async Task<int> RunAsync()
    {
        var payloads = options.Payloads.Select(Payload.Read).Concat(MakePayloads()).ToList();
        var golden = options.Golden is null ? [] : GoldenFile.Read(options.Golden);
        using var bakery = new Bakery(options.Api);
        var counts = new Dictionary<Verdict, int>();
        Print("", "keyboard", "keymap", "by", "ours", "plain");
        foreach (var payload in payloads)
        {
            var job = await bakery.BakeAsync(payload);
            var firmware = await bakery.DownloadAsync(job);
            var expected = Recorded(golden, payload) ?? await CompileAsync(payload);
            var verdict = Judge(job, firmware, expected);
            counts[verdict] = counts.GetValueOrDefault(verdict) + 1;
            Print(
                Word(verdict), payload.Keyboard, payload.FileName, job.Strategy, Seconds(job.Seconds),
                expected is null ? "fails" : Seconds(expected.Seconds));
            if (verdict == Verdict.Differs)
            {
                Keep(payload, job, firmware);
            }
        }

        var (same, differ, neither) = (
            counts.GetValueOrDefault(Verdict.Same), counts.GetValueOrDefault(Verdict.Differs), counts.GetValueOrDefault(Verdict.Neither));
        Console.WriteLine($"{same} identical, {differ} differ" + (neither > 0 ? $", {neither} compile nowhere" : ""));
        return same > 0 && differ == 0 ? 0 : 1;
    }

    private ImmutableArray<Payload> MakePayloads()
    {
        if (options.Boards is null)
        {
            return [];
        }

        var maker = new PayloadMaker(FirmwareMerger.Merge(options.Tree));
        var boards = BoardList.Read(options.Boards);
        foreach (var missing in boards.Select(board => board.Keyboard).Distinct().Where(keyboard => !maker.Knows(keyboard)))
        {
            Console.WriteLine($"left out: the tree has no keyboard {missing}");
        }

        return maker.MakeAll(boards.Where(board => maker.Knows(board.Keyboard)));
    }

    private async Task<GoldenLine?> CompileAsync(Payload payload)
    {
        _plain ??= new PlainCompiler(await ScratchTree.PrepareAsync(options.Tree, Path.Combine(options.Scratch, "tree")), options.ToolPath);
        var build = await _plain.CompileAtCommitTimeAsync(payload);
        if (build.FileName is null)
        {
            return null;
        }

        if (options.Record is not null)
        {
            GoldenFile.Append(options.Record, payload, build);
        }

        var kept = Path.Combine(KeptFiles(), $"{payload.FileName}.plain{Path.GetExtension(build.FileName)}");
        await File.WriteAllBytesAsync(kept, build.Firmware);
        return new GoldenLine(payload.FileName, build.FileName, GoldenFile.Hash(build.Firmware), build.Seconds, GoldenFile.Hash(payload));
    }

    private static GoldenLine? Recorded(ImmutableDictionary<string, GoldenLine> golden, Payload payload) =>
        golden.GetValueOrDefault(payload.FileName) is not { } line ? null
        : line.PayloadSha256 == GoldenFile.Hash(payload) ? line
        : throw new FormatException($"What is recorded for {payload.FileName} was made of another keymap; record it again.");

    private static Verdict Judge(BakedJob job, byte[] firmware, GoldenLine? expected) => (job.FileName, expected) switch
    {
        (null, null) => Verdict.Neither,
        (null, _) or (_, null) => Verdict.Differs,
        _ => job.FileName == expected.FileName && GoldenFile.Hash(firmware) == expected.Sha256 ? Verdict.Same : Verdict.Differs,
    };

    private void Keep(Payload payload, BakedJob job, byte[] firmware)
    {
        var path = Path.Combine(KeptFiles(), $"{payload.FileName}.baked{Path.GetExtension(job.FileName)}");
        File.WriteAllBytes(path, firmware);
        File.WriteAllText(Path.Combine(KeptFiles(), $"{payload.FileName}.output.txt"), job.Output);
        Console.WriteLine($"          see {Path.GetDirectoryName(path)}/{payload.FileName}.*");
    }

    private string KeptFiles() => Directory.CreateDirectory(Path.Combine(options.Scratch, "compared")).FullName;

    private static string Word(Verdict verdict) => verdict switch
    {
        Verdict.Same => "same",
        Verdict.Differs => "DIFFERS",
        _ => "neither",
    };

    private static string Seconds(double seconds) => string.Create(CultureInfo.InvariantCulture, $"{seconds:F2} s");

    private static void Print(string verdict, string keyboard, string keymap, string strategy, string ours, string plain) =>
        Console.WriteLine($"{verdict,-8}{keyboard,-36}{keymap,-44}{strategy,-8}{ours,10}{plain,10}");

    private enum Verdict
    {
        Same,
        Differs,
        Neither,
    }
}

using KeymapBakery.Compiler.Baking.Templates;
using KeymapBakery.Compiler.Kit;
using KeymapBakery.Compiler.Sources;

namespace KeymapBakery.Compiler.Baking.Replay;

/// <summary>Runs the commands of a template for another keymap.</summary>
internal sealed class Replayer(ToolRun tools, BuildKit kit)
{
    /// <summary>Runs them. The template is only read.</summary>
    /// <param name="template">The template.</param>
    /// <param name="objects">Folder of its objects.</param>
    /// <param name="keymapCode">The keymap's C code.</param>
    /// <param name="tree">The firmware.</param>
    /// <param name="slot">The slot whose bench takes what is made.</param>
    /// <param name="phases">Learns how long each phase took.</param>
    /// <param name="output">Takes what the tools print.</param>
    /// <param name="cancellationToken">Ends it.</param>
    public async Task<ReplayOutcome> RunAsync(
        Template template,
        string objects,
        string keymapCode,
        FirmwareTree tree,
        Slot slot,
        BakePhases phases,
        Action<ReadOnlyMemory<byte>> output,
        CancellationToken cancellationToken)
    {
        slot.ClearBench();
        var marks = slot.OnBench(ReplayScript.Marks);
        Directory.CreateDirectory(marks);
        foreach (var folder in template.Plan.Files.Select(file => Path.GetDirectoryName(slot.OnBench(file))!).Distinct(StringComparer.Ordinal))
        {
            Directory.CreateDirectory(folder);
        }

        await File.WriteAllTextAsync(slot.OnBench(ReplayPlan.KeymapCode), keymapCode, cancellationToken);

        var environment = new Dictionary<string, string>(kit.EnvironmentOf(tree), StringComparer.Ordinal)
        {
            ["PATH"] = string.Join(':', kit.PathOf(isServed: false, isRecorded: false)),
        };
        var startedAt = DateTime.UtcNow;
        var place = slot.Place(tree) with { Build = objects, IsBuildWritable = false, IsRootWritable = false };
        var status = await tools.RunAsync(
            place, slot.Pace, ["/bin/sh", "-c", ReplayScript.Write(template.Plan)], environment, output, cancellationToken);
        var last = Measure(marks, startedAt, DateTime.UtcNow, phases);
        return new ReplayOutcome(status, last, slot.OnBench(template.Plan.Firmware));
    }

    private static ReplayPhase? Measure(string marks, DateTime startedAt, DateTime endedAt, BakePhases phases)
    {
        var begun = Enum.GetValues<ReplayPhase>()
            .Select(phase => (Phase: phase, Mark: new FileInfo(Path.Combine(marks, phase.ToString()))))
            .Where(mark => mark.Mark.Exists)
            .Select(mark => (mark.Phase, At: mark.Mark.LastWriteTimeUtc))
            .OrderBy(mark => mark.At)
            .ThenBy(mark => mark.Phase)
            .ToList();
        for (var index = 0; index < begun.Count; index++)
        {
            // The clock of files ticks a little late.
            var at = begun[index].At < startedAt ? startedAt : begun[index].At;
            var end = index + 1 < begun.Count ? begun[index + 1].At : endedAt;
            phases.Add(begun[index].Phase.ToString().ToLowerInvariant(), at, end > at ? end : at);
        }

        return begun.Count == 0 ? null : begun[^1].Phase;
    }
}

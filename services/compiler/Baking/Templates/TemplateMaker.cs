using System.Globalization;
using System.Text;
using System.Text.Json;
using System.Text.RegularExpressions;
using KeymapBakery.Compiler.Artifacts;
using KeymapBakery.Compiler.Baking.Keymaps;
using KeymapBakery.Compiler.Baking.Replay;
using KeymapBakery.Compiler.Kit;
using KeymapBakery.Compiler.Toolchain;

namespace KeymapBakery.Compiler.Baking.Templates;

/// <summary>
/// Records templates: runs <c>qmk compile</c> for a neutral keymap, finds the commands that depend on the keymap, and proves that
/// running them again gives the same firmware. Nothing that a person chose for a key is part of it.
/// </summary>
internal sealed partial class TemplateMaker(QmkRun qmk, Replayer replayer)
{
    /// <summary>Name of the keymap that templates are recorded from, unless the name counts.</summary>
    public const string NeutralName = "neutral_keymap";

    private const string KeymapFile = "keymap.json";
    private const int LongestOutputBytes = 4 * 1024 * 1024;

    /// <summary>Makes a template.</summary>
    /// <param name="order">The build that wants it; its slot is used.</param>
    /// <param name="keymap">The keymap it is to serve.</param>
    /// <param name="keymapName">The keymap's name where it counts; else null.</param>
    /// <param name="objects">Folder to put the objects into; must not exist.</param>
    /// <param name="meanwhile">Work with the template that need not wait for it to be verified.</param>
    /// <param name="output">Takes what the tools print.</param>
    /// <param name="cancellationToken">Ends it.</param>
    /// <exception cref="NotReplayableException">There can be none.</exception>
    public async Task<Template> MakeAsync(
        BakeOrder order,
        JsonElement keymap,
        string? keymapName,
        string objects,
        Func<Template, Task> meanwhile,
        OutputLog output,
        CancellationToken cancellationToken)
    {
        var name = keymapName ?? NeutralName;
        if (!NeutralKeymap.TryMake(keymap, name, out var neutral, out var reason))
        {
            throw new NotReplayableException(reason);
        }

        var recorded = await order.Phases.MeasureAsync(
            "template", () => RecordAsync(order, name, neutral, keymapName is null, output, cancellationToken));
        Directory.Move(order.Slot.Build, objects);
        Prune(objects, recorded.Template);

        var verifying = order.Phases.MeasureAsync("verification", () => VerifyAsync(order, recorded.Template, objects, cancellationToken));
        try
        {
            await meanwhile(recorded.Template);
        }
        finally
        {
            await verifying.ContinueWith(_ => { }, CancellationToken.None, TaskContinuationOptions.None, TaskScheduler.Default);
        }

        if (!(await verifying).SequenceEqual(recorded.Firmware))
        {
            throw new NotReplayableException("running its commands again gives another firmware");
        }

        return recorded.Template;
    }

    // What the tools print was shown a moment ago.
    private async Task<byte[]> VerifyAsync(BakeOrder order, Template template, string objects, CancellationToken cancellationToken)
    {
        var slot = order.Slot.Beside;
        slot.Clear();
        var outcome = await replayer.RunAsync(
            template, objects, template.KeymapCode, order.Tree, slot, new BakePhases(TimeProvider.System), _ => { }, cancellationToken);
        return outcome.ExitCode == 0 ? await File.ReadAllBytesAsync(outcome.Firmware, cancellationToken) : [];
    }

    private async Task<(Template Template, byte[] Firmware)> RecordAsync(
        BakeOrder order, string name, string neutral, bool isNeutralName, OutputLog output, CancellationToken cancellationToken)
    {
        var slot = order.Slot;
        slot.ClearWorkplace();
        await File.WriteAllTextAsync(Path.Combine(slot.Bench, KeymapFile), neutral, cancellationToken);
        var printed = new MemoryStream();
        var status = await qmk.RunAsync(
            order.Tree,
            slot,
            ["compile", $".bake/{KeymapFile}"],
            isRecorded: true,
            bytes =>
            {
                output.Append(bytes);
                if (printed.Length < LongestOutputBytes)
                {
                    printed.Write(bytes.Span);
                }
            },
            cancellationToken);
        if (status != 0)
        {
            throw new NotReplayableException("the build of an empty keymap of the same shape failed");
        }

        var record = Path.Combine(slot.Bench, QmkRun.Record);
        if (!PlainFolder.Is(slot.Build) || !PlainFolder.Is(record))
        {
            throw new NotReplayableException("the build of an empty keymap left links among its files, or no record of its commands");
        }

        var names = BuildNames.Of(order.Names.Keyboard, name);
        var firmware = FirmwareFile.Find(slot.Build, names)
            ?? throw new NotReplayableException("the build of an empty keymap left no firmware");
        var keymapCode = FindKeymapCode(slot.Build);
        var code = await File.ReadAllTextAsync(Path.Combine(slot.Build, keymapCode), cancellationToken);
        using var document = JsonDocument.Parse(neutral);
        if (!KeymapFrame.TryLearn(code, document.RootElement, out _, out var reason))
        {
            throw new NotReplayableException(reason);
        }

        var plan = ReplayPlanner.Plan(
            ReadCommands(record),
            slot.Build,
            $".build/{keymapCode}",
            $".build/{Path.GetFileName(firmware)}");
        var target = Path.GetFileNameWithoutExtension(firmware);
        var template = new Template(
            order.Names.Keyboard,
            order.Tree.Commit,
            target[..^name.Length],
            neutral,
            code,
            plan,
            FindMaximum(Encoding.UTF8.GetString(printed.ToArray())),
            !isNeutralName,
            isNeutralName && FirmwareImage.MayHold(firmware, name));
        return (template, await File.ReadAllBytesAsync(firmware, cancellationToken));
    }

    private static IReadOnlyList<RecordedCommand> ReadCommands(string folder)
    {
        try
        {
            return CommandRecord.Read(folder);
        }
        catch (FormatException exception)
        {
            throw new NotReplayableException(exception.Message);
        }
    }

    // QMK: .build/obj_<target>/src/keymap.c
    private static string FindKeymapCode(string build)
    {
        var found = Directory.EnumerateDirectories(build, "obj_*")
            .Select(folder => Path.Combine(folder, "src", "keymap.c"))
            .Where(path => new FileInfo(path) is { Exists: true, Length: > 0 })
            .ToList();
        return found.Count == 1
            ? Path.GetRelativePath(build, found[0])
            : throw new NotReplayableException("the build did not leave its keymap.c as .build/obj_*/src/keymap.c");
    }

    // QMK prints the sizes where the linker does not check them: platforms/avr/platform.mk, target check-size.
    private static int? FindMaximum(string output) =>
        SizeLine().Matches(output).LastOrDefault() is { } match
            ? int.Parse(match.Groups["maximum"].ValueSpan, NumberStyles.None, CultureInfo.InvariantCulture)
            : null;

    // What no replay reads is not worth keeping and sending around. What a replay must not read is the recorded keymap's code and
    // whatever was made from it: without them, a command that found its way there in spite of the plan fails the verification.
    private static void Prune(string objects, Template template)
    {
        foreach (var file in template.Plan.Replaced)
        {
            File.Delete(Path.Combine(objects, Path.GetRelativePath(".build", file)));
        }

        foreach (var file in Directory.EnumerateFiles(objects))
        {
            File.Delete(file);
        }

        foreach (var file in Directory.EnumerateFiles(objects, "*.d", SearchOption.AllDirectories))
        {
            File.Delete(file);
        }
    }

    [GeneratedRegex(@"\d+/(?<maximum>\d{3,9}) \(\d+%, \d+ bytes free\)", RegexOptions.CultureInvariant)]
    private static partial Regex SizeLine();
}

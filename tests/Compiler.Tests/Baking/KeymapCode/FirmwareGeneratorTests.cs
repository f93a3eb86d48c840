using System.Text.Json;
using KeymapBakery.Compiler.Baking.Keymaps;
using KeymapBakery.Testing;
using Shouldly;

namespace KeymapBakery.Compiler.Tests.Baking.KeymapCode;

/// <summary>
/// Compares with the generator of a real firmware. Runs only when <c>BAKERY_FIRMWARE</c> is a work tree of QMK's firmware and
/// <c>BAKERY_QMK_PYTHON</c> a Python that has what the tree's Python needs (<c>PYTHONPATH</c> is handed on);
/// what runs the <c>qmk</c> command takes its directory from <c>BAKERY_QMK</c> as well.
/// </summary>
public sealed class FirmwareGeneratorTests : IDisposable
{
    private const int OddOnes = 4000;

    private static readonly string Tree = Environment.GetEnvironmentVariable("BAKERY_FIRMWARE") ?? "";
    private static readonly string Python = Environment.GetEnvironmentVariable("BAKERY_QMK_PYTHON") ?? "";
    private static readonly string Qmk = Environment.GetEnvironmentVariable("BAKERY_QMK") ?? "";

    private readonly TemporaryFolder _folder = new("generator");

    public static bool HasNoPython => Python.Length == 0 || !Directory.Exists(Path.Combine(Tree, "lib/python/qmk"));

    public static bool HasNoQmk => Qmk.Length == 0 || HasNoPython;

    public void Dispose() => _folder.Dispose();

    [Fact(Skip = "BAKERY_FIRMWARE or BAKERY_QMK_PYTHON is not set", SkipWhen = nameof(HasNoPython))]
    public async Task Every_keymap_of_the_firmware_is_written_as_the_firmware_does()
    {
        string[] folders = [Path.Combine(Tree, "keyboards"), Path.Combine(Tree, "layouts")];
        var keymaps = folders
            .SelectMany(folder => Directory.EnumerateFiles(folder, "keymap.json", SearchOption.AllDirectories))
            .Order(StringComparer.Ordinal)
            .Select(File.ReadAllText)
            // One without layers adds settings to the keymap.c beside it.
            .Where(text => Parse(text).TryGetProperty("layers", out _))
            .ToList();

        var figures = await CompareAsync(keymaps);

        figures.Written.ShouldBe(figures.WrittenByFirmware);
        figures.Written.ShouldBeGreaterThan(100);
    }

    [Fact(Skip = "BAKERY_FIRMWARE or BAKERY_QMK_PYTHON is not set", SkipWhen = nameof(HasNoPython))]
    public async Task Odd_keymaps_are_written_as_the_firmware_does_or_left_to_it()
    {
        var odd = new OddKeymaps(seed: 4);

        var figures = await CompareAsync([.. Enumerable.Range(0, OddOnes).Select(_ => odd.Next())]);

        figures.Written.ShouldBeGreaterThan(OddOnes / 4);
        figures.WrittenByFirmware.ShouldBeLessThan(OddOnes);
    }

    [Theory(Skip = "BAKERY_FIRMWARE, BAKERY_QMK or BAKERY_QMK_PYTHON is not set", SkipWhen = nameof(HasNoQmk))]
    [InlineData("dm9records/plaid", "LAYOUT_ortho_4x12")]
    [InlineData("crkbd/rev1", "LAYOUT_split_3x6_3")]
    [InlineData("clueboard/66/rev4", "LAYOUT")]
    [InlineData("kradoindustries/kousa", "LAYOUT_all")]
    public async Task Equal_shapes_give_equal_files_and_others_do_not(string keyboard, string layout)
    {
        const string Shape = "\"config\":{\"features\":{\"mousekey\":true},\"tapping\":{\"term\":150}},\"modules\":[\"qmk/hello_world\"],";
        var person = $$"""
            {"keyboard":"{{keyboard}}","keymap":"mine","layout":"{{layout}}",{{Shape}}"keycodes":[{"key":"MY_KEY","label":"l"}],
            "layers":[["KC_A","KC_B"],["KC_C","KC_D"],["KC_E","KC_F"]],"macros":[["text"]],"notes":"n"}
            """;
        NeutralKeymap.TryMake(JsonElement.Parse(person), "neutral", out var neutral, out var reason).ShouldBeTrue(reason);
        KeymapShape.Of(JsonElement.Parse(neutral!)).ShouldBe(KeymapShape.Of(JsonElement.Parse(person)));
        var other = person
            .Replace("150", "151", StringComparison.Ordinal)
            .Replace("\"mousekey\":true", "\"mousekey\":false", StringComparison.Ordinal)
            .Replace("MY_KEY", "MY_OTHER", StringComparison.Ordinal)
            .Replace("qmk/hello_world", "qmk/super_alt_tab", StringComparison.Ordinal);
        KeymapShape.Of(JsonElement.Parse(other)).ShouldNotBe(KeymapShape.Of(JsonElement.Parse(person)));

        foreach (string[] command in (string[][])[["generate-config-h"], ["generate-rules-mk"], ["generate-keymap-h"],
            ["generate-community-modules-rules-mk", "-kb", keyboard], ["generate-community-modules-h", "-kb", keyboard]])
        {
            var written = await RunQmkAsync(command, person);
            (await RunQmkAsync(command, neutral!)).ShouldBe(written);
            (await RunQmkAsync(command, other)).ShouldNotBe(written);
        }
    }

    private async Task<string> RunQmkAsync(string[] command, string keymap)
    {
        await File.WriteAllTextAsync(_folder.Of("keymap.json"), keymap, TestContext.Current.CancellationToken);
        await Command.RunAsync(
            Path.Combine(Qmk, "qmk"), [.. command, "--quiet", "--output", _folder.Of("output"), _folder.Of("keymap.json")], Tree);
        return await File.ReadAllTextAsync(_folder.Of("output"), TestContext.Current.CancellationToken);
    }

    // Each keymap is written in a frame learned from its neutral one, which has to be written by the firmware as well.
    private async Task<(int Written, int WrittenByFirmware)> CompareAsync(List<string> keymaps)
    {
        var neutrals = keymaps.ConvertAll(text => NeutralKeymap.TryMake(Parse(text), "neutral", out var neutral, out _) ? neutral : null);
        var expected = await GenerateAsync([.. keymaps, .. neutrals.Select(neutral => neutral ?? "null")]);
        var (written, reasons) = (0, new SortedDictionary<string, int>(StringComparer.Ordinal));
        for (var index = 0; index < keymaps.Count; index++)
        {
            if (neutrals[index] is not { } neutral)
            {
                NeutralKeymap.TryMake(Parse(keymaps[index]), "neutral", out _, out var reason);
                reasons[reason!] = reasons.GetValueOrDefault(reason!) + (expected[index] is null ? 0 : 1);
                continue;
            }
            if (expected[keymaps.Count + index] is not { } recorded)
            {
                // What the firmware refuses in the shape it refuses in both.
                expected[index].ShouldBeNull(keymaps[index]);
                continue;
            }
            KeymapFrame.TryLearn(recorded, Parse(neutral), out var frame, out var problem).ShouldBeTrue(problem);
            frame!.TryWrite(Parse(keymaps[index]), out var code, out problem).ShouldBeTrue(problem);
            code.ShouldBe(expected[index], keymaps[index]);
            written++;
        }
        var byFirmware = expected.Take(keymaps.Count).Count(code => code is not null);
        TestContext.Current.SendDiagnosticMessage($"{keymaps.Count} keymaps; the firmware wrote {byFirmware}, of these here {written}.");
        foreach (var (reason, count) in reasons.Where(reason => reason.Value > 0))
        {
            TestContext.Current.SendDiagnosticMessage($"left to the firmware: {count}: {reason}");
        }
        return (written, byFirmware);
    }

    private async Task<List<string?>> GenerateAsync(IEnumerable<string> keymaps)
    {
        await File.WriteAllLinesAsync(
            _folder.Of("keymaps"), keymaps.Select(text => JsonSerializer.Serialize(text)), TestContext.Current.CancellationToken);
        await File.WriteAllTextAsync(_folder.Of("driver.py"), Driver, TestContext.Current.CancellationToken);
        await Command.RunAsync(Python, ["-B", _folder.Of("driver.py"), Tree, _folder.Of("keymaps"), _folder.Of("codes")], Tree);
        var lines = await File.ReadAllLinesAsync(_folder.Of("codes"), TestContext.Current.CancellationToken);
        return [.. lines.Select(line => JsonSerializer.Deserialize<string?>(line))];
    }

    private static JsonElement Parse(string text) =>
        JsonDocument.Parse(text, new JsonDocumentOptions { CommentHandling = JsonCommentHandling.Skip }).RootElement;

    // What json2c does between its arguments and its file, many times in one process.
    private const string Driver = """
        import io, json, os, sys

        tree, source, target = sys.argv[1:]
        os.environ["ORIG_CWD"] = tree
        sys.path.insert(0, os.path.join(tree, "lib", "python"))

        from qmk.commands import parse_configurator_json
        from qmk.keymap import generate_c


        def write(text):
            try:
                code = "\n".join(generate_c(parse_configurator_json(io.StringIO(text))).split("\n")) + "\n"
                code.encode("utf-8")
                return code
            except (Exception, SystemExit):
                return None


        with open(source, encoding="utf-8") as lines, open(target, "w", encoding="utf-8") as codes:
            for line in lines:
                codes.write(json.dumps(write(json.loads(line))) + "\n")
        """;
}

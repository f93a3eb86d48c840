using System.Text.Json;
using KeymapBakery.Compiler.Baking;
using KeymapBakery.Compiler.Tests.Fixtures;
using KeymapBakery.Messages;
using KeymapBakery.Testing;
using Shouldly;

namespace KeymapBakery.Compiler.Tests.Baking;

/// <summary>
/// Runs only when <c>BAKERY_FIRMWARE</c> is a git repository of QMK's firmware; <c>BAKERY_QMK</c> may name the directory of
/// the <c>qmk</c> command, and <c>BAKERY_READABLE</c> further directories it needs, separated by colons.
/// </summary>
public sealed class RealFirmwareTests : IDisposable
{
    private static readonly string? Repository = Environment.GetEnvironmentVariable("BAKERY_FIRMWARE");

    private static readonly string? Golden = Environment.GetEnvironmentVariable("BAKERY_GOLDEN");

    private static readonly string[] Readable =
        Environment.GetEnvironmentVariable("BAKERY_READABLE")?.Split(':', StringSplitOptions.RemoveEmptyEntries) ?? [];

    private readonly TemporaryFolder _folder = new("real");

    public static bool HasNoFirmware => string.IsNullOrEmpty(Repository);

    public static bool HasNoGolden => HasNoFirmware || string.IsNullOrEmpty(Golden);

    public void Dispose() => _folder.Dispose();

    [Fact(Skip = "BAKERY_FIRMWARE is not set", SkipWhen = nameof(HasNoFirmware))]
    public async Task A_keyboard_of_qmk_compiles()
    {
        using var parts = CreateParts();
        var keys = string.Join(',', Enumerable.Repeat("\"KC_A\"", 48));

        var finished = await RunAsync(
            parts, $$"""{"version":1,"keyboard":"dm9records/plaid","keymap":"mine","layout":"LAYOUT_ortho_4x12","layers":[[{{keys}}]]}""");

        finished.Succeeded.ShouldBeTrue(finished.Output);
        finished.Firmware!.FileName.ShouldBe("dm9records_plaid_mine.hex");
    }

    [Fact(Skip = "BAKERY_FIRMWARE is not set", SkipWhen = nameof(HasNoFirmware))]
    public async Task A_patched_firmware_is_the_one_a_full_build_gives()
    {
        string Keymap(string keycodes) =>
            $$"""{"version":1,"keyboard":"crkbd/rev1","keymap":"mine","layout":"LAYOUT_split_3x6_3","layers":[[{{keycodes}}],[{{keycodes}}]]}""";
        var plain = Keymap(string.Join(',', Enumerable.Repeat("\"KC_A\"", 42)));
        var odd = Keymap(string.Join(
            ',', Enumerable.Range(0, 42).Select(key => $"\"{((string[])["LT(1, KC_SPC)", "MT(MOD_LCTL | MOD_LSFT, KC_B)", "QK_KB_0", "_______", "ANY(0x7E41)"])[key % 5]}\"")));
        using (var parts = CreateParts())
        {
            var first = await RunAsync(parts, plain);
            first.Output.ShouldContain("Baked by template in ");
            await Eventually.TrueAsync(
                () => Task.FromResult(Directory.GetFiles(_folder.Of("work/templates"), "2-0.json", SearchOption.AllDirectories).Length == 1),
                TimeSpan.FromMinutes(2),
                "The proof");
            (await RunAsync(parts, plain)).Firmware!.Sha256.ShouldBe(first.Firmware!.Sha256);
        }

        var hashes = new List<string>();
        foreach (var (isUsed, strategy) in ((string, string)[])[("true", "patch"), ("false", "full")])
        {
            using var parts = CreateParts(("Compiler:Templates:AreUsed", isUsed));
            var finished = await RunAsync(parts, odd);
            finished.Output.ShouldContain($"Baked by {strategy} in ");
            hashes.Add(finished.Firmware!.Sha256);
        }

        hashes[0].ShouldBe(hashes[1]);
    }

    [Fact(Skip = "BAKERY_FIRMWARE or BAKERY_GOLDEN is not set", SkipWhen = nameof(HasNoGolden))]
    public async Task Every_firmware_is_the_one_a_plain_qmk_compile_gives()
    {
        using var parts = CreateParts();
        foreach (var folder in Directory.EnumerateDirectories(Golden!).Order(StringComparer.Ordinal))
        {
            var finished = await RunAsync(parts, await File.ReadAllTextAsync(Path.Combine(folder, "payload.json"), TestContext.Current.CancellationToken));

            var expected = (await File.ReadAllTextAsync(Path.Combine(folder, "sha256"), TestContext.Current.CancellationToken))[..64];
            finished.Firmware?.Sha256.ShouldBe(expected, folder);
            finished.Succeeded.ShouldBeTrue(finished.Output);
        }
    }

    private CompilerParts CreateParts(params (string, string)[] settings)
    {
        var tools = Environment.GetEnvironmentVariable("BAKERY_QMK") is { Length: > 0 } directory ? $"{directory}:" : "";
        return new CompilerParts(
            _folder,
            Repository!,
            [
                ("Compiler:Toolchain:Path", $"{tools}/usr/local/bin:/usr/bin:/bin"),
                .. Readable.Select((path, index) => ($"Compiler:Sandbox:ReadOnlyPaths:{index}", path)),
                .. settings,
            ]);
    }

    private static Task<BuildFinished> RunAsync(CompilerParts parts, string keymapJson)
    {
        using var keymap = JsonDocument.Parse(keymapJson);
        var request = new BuildRequested(
            Guid.NewGuid(),
            keymap.RootElement.GetProperty("keyboard").GetString()!,
            keymap.RootElement.GetProperty("keymap").GetString()!,
            keymapJson,
            "",
            null,
            DateTimeOffset.UtcNow);
        return parts.Get<BuildRunner>().RunAsync(request, Guid.NewGuid(), new RecordingObserver(), TestContext.Current.CancellationToken);
    }
}

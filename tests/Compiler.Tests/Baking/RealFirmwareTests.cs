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

    private CompilerParts CreateParts()
    {
        var tools = Environment.GetEnvironmentVariable("BAKERY_QMK") is { Length: > 0 } directory ? $"{directory}:" : "";
        return new CompilerParts(
            _folder,
            Repository!,
            [
                ("Compiler:Toolchain:Path", $"{tools}/usr/local/bin:/usr/bin:/bin"),
                .. Readable.Select((path, index) => ($"Compiler:Sandbox:ReadOnlyPaths:{index}", path)),
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

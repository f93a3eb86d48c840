using KeymapBakery.Compiler.Baking;
using KeymapBakery.Compiler.Tests.Fixtures;
using KeymapBakery.Messages;
using KeymapBakery.Testing;
using Shouldly;

namespace KeymapBakery.Compiler.Tests.Baking;

/// <summary>
/// Runs only when <c>BAKERY_FIRMWARE</c> is a git repository of QMK's firmware; <c>BAKERY_QMK</c> may name the directory of
/// the <c>qmk</c> command, and <c>BAKERY_QMK_PARTS</c> further directories it needs, separated by colons.
/// </summary>
public sealed class RealFirmwareTests : IDisposable
{
    private static readonly string? Repository = Environment.GetEnvironmentVariable("BAKERY_FIRMWARE");

    private static readonly string[] ToolParts =
        Environment.GetEnvironmentVariable("BAKERY_QMK_PARTS")?.Split(':', StringSplitOptions.RemoveEmptyEntries) ?? [];

    private readonly TemporaryFolder _folder = new("real");

    public static bool HasNoFirmware => string.IsNullOrEmpty(Repository);

    public void Dispose() => _folder.Dispose();

    [Fact(Skip = "BAKERY_FIRMWARE is not set", SkipWhen = nameof(HasNoFirmware))]
    public async Task A_keyboard_of_qmk_compiles()
    {
        var tools = Environment.GetEnvironmentVariable("BAKERY_QMK") is { Length: > 0 } directory ? $"{directory}:" : "";
        using var parts = new CompilerParts(
            _folder,
            Repository!,
            [
                ("Compiler:Toolchain:Path", $"{tools}/usr/local/bin:/usr/bin:/bin"),
                .. ToolParts.Select((path, index) => ($"Compiler:Sandbox:ReadOnlyPaths:{index}", path)),
            ]);
        var keys = string.Join(',', Enumerable.Repeat("\"KC_A\"", 48));
        var request = new BuildRequested(
            Guid.NewGuid(),
            "dm9records/plaid",
            "mine",
            $$"""{"version":1,"keyboard":"dm9records/plaid","keymap":"mine","layout":"LAYOUT_ortho_4x12","layers":[[{{keys}}]]}""",
            "",
            null,
            DateTimeOffset.UtcNow);

        var finished = await parts.Get<BuildRunner>()
            .RunAsync(request, Guid.NewGuid(), new RecordingObserver(), TestContext.Current.CancellationToken);

        finished.Succeeded.ShouldBeTrue(finished.Output);
        finished.Firmware!.FileName.ShouldBe("dm9records_plaid_mine.hex");
    }
}

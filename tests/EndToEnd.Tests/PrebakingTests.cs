using System.Net;
using System.Text.Json.Nodes;
using KeymapBakery.EndToEnd.Tests.Running;
using KeymapBakery.Testing;

namespace KeymapBakery.EndToEnd.Tests;

/// <summary>Every keyboard of a branch is compiled before anybody asks, and nobody who asks waits for it.</summary>
public sealed class PrebakingTests
{
    private static readonly string[] Keyboards =
        ["bakery/baguette/rev1", "bakery/baguette/rev2", "bakery/broken", "bakery/croissant", "bakery/pretzel"];

    [Fact]
    public async Task All_keyboards_are_compiled_the_broken_one_is_shown_and_a_posted_keymap_goes_first()
    {
        await using var bakery = await Bakery.StartAsync(prebakes: true, prepareFirmware: PrepareAsync);

        await UntilAsync(bakery, status => status.Count > 0);
        var posted = SampleKeymap.Valid();
        var job = await bakery.Client.WaitForAsync(await bakery.Client.SubmitAsync(posted), "finished");
        var status = await StatusAsync(bakery);

        // The posted keymap takes longer than all keyboards would; some may have come to their end before or after.
        status.Count.ShouldBeLessThan(Keyboards.Length);
        (await CompileClient.DownloadAsync(job["result"]!["firmware_binary_url"]![0]!)).Hash.ShouldBe(await bakery.Firmware.ExpectedHashAsync(posted));

        status = await UntilAsync(bakery, status => status.Count == Keyboards.Length);
        status.Select(keyboard => keyboard.Key).ShouldBe(Keyboards);
        status.ShouldAllBe(keyboard => keyboard.Value!.GetValue<bool>() == (keyboard.Key != "bakery/broken"));

        var summary = (await bakery.Client.ReadAsync("/v1/keyboards/build_summary")).Json!["bakery/broken"]!;
        summary.AsObject().Select(member => member.Key).ShouldBe(["last_tested", "warnings", "works"]);
        var log = (await bakery.Client.ReadAsync("/v1/keyboards/build_log")).Json!.AsObject();
        log.Select(keyboard => keyboard.Key).ShouldBe(Keyboards);
        ((string)log["bakery/broken"]!["message"]!).ShouldContain("0xNOPE");
        var one = (await bakery.Client.ReadAsync("/v1/keyboards/bakery/baguette/rev2/build_log")).Json!;
        ((bool)one["works"]!).ShouldBeTrue();
        ((string)one["message"]!).ShouldContain("Compiling");
        (await bakery.Client.ReadAsync("/v1/keyboards/bakery/bun/build_log")).Status.ShouldBe(HttpStatusCode.NotFound);
    }

    private static async Task PrepareAsync(FirmwareRepository firmware)
    {
        var keyboards = Path.Combine(firmware.Path, "keyboards/bakery");
        await Command.RunAsync("cp", ["-a", Path.Combine(keyboards, "pretzel"), Path.Combine(keyboards, "broken")]);
        var description = Path.Combine(keyboards, "broken/keyboard.json");
        await File.WriteAllTextAsync(description, (await File.ReadAllTextAsync(description)).Replace("0xFEED", "0xNOPE", StringComparison.Ordinal));
        var qmk = Path.Combine(firmware.Path, "bin/qmk");
        File.Move(qmk, Path.Combine(firmware.Path, "bin/qmk-now"));
        await File.WriteAllTextAsync(
            qmk,
            """
            #!/bin/sh
            if [ "$1" = compile ]; then
                if grep -q neutral .bake/keymap.json; then sleep 1; else sleep 15; fi
            fi
            exec "$(dirname "$0")/qmk-now" "$@"

            """);
        File.SetUnixFileMode(qmk, (UnixFileMode)0b111_101_101);
        await Command.RunAsync(
            "git", ["-C", firmware.Path, "-c", "user.name=Test", "-c", "user.email=test@localhost", "commit", "-q", "-a", "-m", "Slower"]);
        await Command.RunAsync("git", ["-C", firmware.Path, "add", "-A"]);
        await Command.RunAsync(
            "git", ["-C", firmware.Path, "-c", "user.name=Test", "-c", "user.email=test@localhost", "commit", "-q", "-m", "Broken"]);
    }

    private static async Task<JsonObject> StatusAsync(Bakery bakery) =>
        (await bakery.Client.ReadAsync("/v1/keyboards/build_status")).Json!.AsObject();

    private static Task<JsonObject> UntilAsync(Bakery bakery, Func<JsonObject, bool> condition) =>
        Eventually.GetAsync(
            async () => await StatusAsync(bakery) is var status && condition(status) ? status : null, TimeSpan.FromSeconds(120), "The keyboards");
}

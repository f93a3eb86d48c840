using KeymapBakery.Compiler.Sandboxing;
using KeymapBakery.Compiler.Tests.Fixtures;
using Shouldly;

namespace KeymapBakery.Compiler.Tests.Sandboxing;

/// <summary>
/// Payloads that got past every check, run where builds run. After each kind, an honest build must give the firmware it gave before.
/// </summary>
public sealed class HostileTests(HostileKitchen kitchen) : IClassFixture<HostileKitchen>
{
    [Fact]
    public void There_are_more_than_200_of_them()
    {
        var names = kitchen.Payloads.Select(payload => payload.ToString()).Concat(kitchen.Keymaps.Select(keymap => keymap.ToString())).ToList();

        names.Distinct().Count().ShouldBe(names.Count);
        names.Count.ShouldBeGreaterThan(200);
    }

    [Theory]
    [InlineData("reads")]
    [InlineData("stays")]
    [InlineData("signals")]
    [InlineData("escapes")]
    [InlineData("network")]
    [InlineData("spoils")]
    [InlineData("plants")]
    [InlineData("hungry")]
    public async Task A_hostile_tool_gets_nowhere(string kind)
    {
        SkipWithoutBubblewrap();
        await Parallel.ForEachAsync(
            kitchen.Payloads.Where(payload => payload.Class == kind),
            new ParallelOptions { MaxDegreeOfParallelism = kind == "stays" ? 1 : 3, CancellationToken = TestContext.Current.CancellationToken },
            async (payload, _) => await kitchen.RunAsync(payload));
        await CheckHonestBuildAsync();
    }

    [Fact]
    public async Task A_hostile_keymap_gets_nowhere()
    {
        SkipWithoutBubblewrap();
        await Parallel.ForEachAsync(
            kitchen.Keymaps,
            new ParallelOptions { MaxDegreeOfParallelism = 2, CancellationToken = TestContext.Current.CancellationToken },
            async (keymap, _) => await kitchen.RunAsync(keymap));
        await CheckHonestBuildAsync();
    }

    private async Task CheckHonestBuildAsync()
    {
        await kitchen.CheckTreeAsync();
        var finished = await kitchen.BakeAsync(Keymaps.Pretzel());
        finished.Firmware.ShouldNotBeNull(finished.Output);
        finished.Firmware.Sha256.ShouldBe(kitchen.HonestFirmware);
    }

    private void SkipWithoutBubblewrap() =>
        Assert.SkipWhen(kitchen.Kind != SandboxKind.Bubblewrap, $"bubblewrap does not work on this machine: {kitchen.Objection}");
}

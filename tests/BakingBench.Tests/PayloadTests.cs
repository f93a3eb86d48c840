using System.Text;
using System.Text.Json.Nodes;
using KeymapBakery.BakingBench.Boards;
using KeymapBakery.BakingBench.Payloads;
using KeymapBakery.Keymaps;
using KeymapBakery.Metadata.Merging;
using KeymapBakery.Testing;

namespace KeymapBakery.BakingBench.Tests;

public sealed class PayloadTests
{
    private static readonly PayloadMaker Maker = new(FirmwareMerger.Merge(RepositoryRoot.Of("samples/firmware")));

    private static readonly Board Rich = new("bakery/croissant")
    {
        Layers = 5,
        Encoders = true,
        DipSwitches = 2,
        Macros = true,
        On = ["via"],
        Off = ["nkro"],
        Settings = [("tapping.term", "180"), ("tapping.retro", "true"), ("usb.serial", "bun")],
        Modules = ["qmk/hello_world"],
        Declared = ["BAKE_IT"],
        Converter = "rp2040_ce",
        Language = "german",
    };

    [Fact]
    public void Every_keymap_of_the_sample_list_is_accepted_by_the_reader()
    {
        var payloads = Maker.MakeAll(BoardList.Read(RepositoryRoot.Of("benchmarks/Baking/sample-boards.txt")));

        payloads.Length.ShouldBeGreaterThan(4);
        payloads.Select(payload => payload.FileName).ShouldBeUnique();
        payloads.ShouldAllBe(payload => IsAccepted(payload));
    }

    [Fact]
    public void A_keymap_with_everything_is_accepted_by_the_reader_and_holds_it()
    {
        var payload = Maker.Make(Rich, "1");

        IsAccepted(payload).ShouldBeTrue(payload.Json);
        var json = JsonNode.Parse(payload.Json)!;
        json["layers"]!.AsArray().Count.ShouldBe(5);
        json["encoders"]!.AsArray().Count.ShouldBe(5);
        json["encoders"]![0]!.AsArray().Count.ShouldBe(1);
        json["dip_switches"]!.AsArray().Count.ShouldBe(2);
        json["config"]!.ToJsonString().ShouldBe(
            """{"features":{"via":true,"nkro":false},"tapping":{"term":180,"retro":true},"usb":{"serial":"bun"}}""");
        ((string)json["converter"]!).ShouldBe("rp2040_ce");
        ((string)json["host_language"]!).ShouldBe("german");
    }

    [Fact]
    public void The_same_board_and_seed_give_the_same_bytes_and_another_seed_other_keycodes()
    {
        var first = Maker.Make(Rich, "1");

        Maker.Make(Rich, "1").ShouldBe(first);
        Layers(Maker.Make(Rich, "2")).ShouldNotBe(Layers(first));
    }

    [Fact]
    public void Recorded_keymaps_stay_valid_because_the_dice_fall_the_same_for_ever()
    {
        var dice = new Dice("crkbd/rev1#1");

        Enumerable.Range(0, 8).Select(_ => dice.Next(100)).ShouldBe([87, 15, 12, 35, 21, 54, 86, 42]);
    }

    [Fact]
    public void A_layout_that_the_keyboard_lacks_is_named_with_those_it_has() =>
        Should.Throw<FormatException>(() => Maker.Make(new Board("bakery/pretzel") { Layout = "LAYOUT_round" }, "1"))
            .Message.ShouldBe("bakery/pretzel has no layout LAYOUT_round; it has LAYOUT_ortho_2x3.");

    private static bool IsAccepted(Payload payload) => KeymapReader.Read(Encoding.UTF8.GetBytes(payload.Json)).Errors is [];

    private static string Layers(Payload payload) => JsonNode.Parse(payload.Json)!["layers"]!.ToJsonString();
}

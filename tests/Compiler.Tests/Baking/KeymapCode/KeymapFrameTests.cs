using System.Text.Json;
using KeymapBakery.Compiler.Baking.Keymaps;
using KeymapBakery.Testing;
using Shouldly;

namespace KeymapBakery.Compiler.Tests.Baking.KeymapCode;

public sealed class KeymapFrameTests
{
    private const string Neutral =
        """{"keyboard":"k","layout":"LAYOUT","layers":[["KC_NO"]],"encoders":[[{"ccw":"KC_NO","cw":"KC_NO"}]]}""";

    [Fact]
    public void Whatever_stands_around_the_tables_is_kept()
    {
        KeymapTables.TryWrite(JsonElement.Parse(Neutral), out var tables, out _);
        KeymapFrame.TryLearn($"// one\n{tables!.Encoders} two {tables.Layers}three", JsonElement.Parse(Neutral), out var frame, out var reason)
            .ShouldBeTrue(reason);
        var person = JsonElement.Parse(Neutral.Replace("KC_NO", "KC_ENT", StringComparison.Ordinal));
        KeymapTables.TryWrite(person, out var expected, out _);

        frame!.TryWrite(person, out var code, out reason).ShouldBeTrue(reason);

        code.ShouldBe($"// one\n{expected!.Encoders} two {expected.Layers}three");
    }

    [Theory]
    [InlineData("{0}", "the firmware's generator writes the table of the encoders in another way")]
    [InlineData("{0}{1}{1}", "the firmware's generator writes the table of the encoders twice")]
    [InlineData("{1}", "the firmware's generator writes the table of the layers in another way")]
    public void A_firmware_that_writes_tables_otherwise_is_noticed(string recorded, string expected)
    {
        KeymapTables.TryWrite(JsonElement.Parse(Neutral), out var tables, out _);
        var code = recorded
            .Replace("{0}", tables!.Layers, StringComparison.Ordinal)
            .Replace("{1}", tables.Encoders, StringComparison.Ordinal);

        KeymapFrame.TryLearn(code, JsonElement.Parse(Neutral), out var frame, out var reason).ShouldBeFalse();

        frame.ShouldBeNull();
        reason.ShouldBe(expected);
    }

    [Theory]
    [InlineData("""{"keyboard":"k","layout":"LAYOUT","layers":[["KC_A"]]}""")]
    [InlineData("""{"keyboard":"other","layout":"LAYOUT","layers":[["KC_A"]],"encoders":[]}""")]
    [InlineData("""{"keyboard":"k","layout":"LAYOUT","layers":[["KC_A"]],"encoders":[],"host_language":"german"}""")]
    public void A_keymap_of_another_shape_is_left_to_the_firmware(string keymap)
    {
        KeymapTables.TryWrite(JsonElement.Parse(Neutral), out var tables, out _);
        KeymapFrame.TryLearn(tables!.Layers + tables.Encoders, JsonElement.Parse(Neutral), out var frame, out _);

        frame!.TryWrite(JsonElement.Parse(keymap), out var code, out var reason).ShouldBeFalse();

        code.ShouldBeNull();
        reason.ShouldBe("the keymap changes more of the build than keymap.c");
    }

    [Theory]
    [InlineData("bakery/croissant")]
    [InlineData("bakery/pretzel")]
    [InlineData("bakery/baguette")]
    public async Task The_sample_firmware_writes_the_same_bytes(string keyboard)
    {
        using var folder = new TemporaryFolder("frame");
        var tree = RepositoryRoot.Of("samples/firmware");
        var file = Path.Combine(tree, "keyboards", keyboard, "keymaps/default/keymap.json");
        var keymap = JsonElement.Parse(await File.ReadAllTextAsync(file, TestContext.Current.CancellationToken));
        NeutralKeymap.TryMake(keymap, "neutral", out var neutral, out var reason).ShouldBeTrue(reason);
        await File.WriteAllTextAsync(folder.Of("neutral.json"), neutral, TestContext.Current.CancellationToken);

        var recorded = await Json2cAsync(folder.Of("neutral.json"));
        KeymapFrame.TryLearn(recorded, JsonElement.Parse(neutral!), out var frame, out reason).ShouldBeTrue(reason);
        frame!.TryWrite(keymap, out var code, out reason).ShouldBeTrue(reason);

        code.ShouldBe(await Json2cAsync(file));

        async Task<string> Json2cAsync(string path)
        {
            await Command.RunAsync(Path.Combine(tree, "bin/qmk"), ["json2c", "-o", folder.Of("keymap.c"), path], tree);
            return await File.ReadAllTextAsync(folder.Of("keymap.c"), TestContext.Current.CancellationToken);
        }
    }
}

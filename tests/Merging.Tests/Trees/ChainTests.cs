using System.Globalization;
using System.Text.Json.Nodes;
using Shouldly;

namespace KeymapBakery.Metadata.Merging.Tests.Trees;

/// <summary>What must hold of every chain of info.json files, tried on random ones.</summary>
public sealed class ChainTests
{
    private const int Samples = 60;

    [Fact]
    public void Files_above_a_keyboard_win_over_its_own_key_by_key()
    {
        for (var seed = 0; seed < Samples; seed++)
        {
            var random = new Random(seed);
            var files = Enumerable.Range(0, 3).Select(_ => RandomObject(random, 3)).ToList();
            using var tree = Tree(files);

            // The order of merging is from the keyboard's own folder outwards; later ones replace what is no object.
            var expected = files.Aggregate(new JsonObject(), (merged, file) => Over(merged, (JsonObject)file.DeepClone()));

            TestTree.Canonical(TestTree.Info(tree.Merge(), "a/b/c")["custom"]).ShouldBe(TestTree.Canonical(expected), $"seed {seed}");
        }
    }

    [Fact]
    public void Merging_is_associative_along_the_chain()
    {
        for (var seed = 0; seed < Samples; seed++)
        {
            var random = new Random(1000 + seed);
            var files = Enumerable.Range(0, 3).Select(_ => RandomObject(random, 3)).ToList();
            var innerFirst = Over(Over(Copy(files[0]), files[1]), files[2]);
            var outerFirst = Over(Copy(files[0]), Over(Copy(files[1]), files[2]));
            using var tree = Tree([innerFirst]);
            using var sameTree = Tree([outerFirst]);
            using var chain = Tree(files);

            var merged = Custom(chain);

            Custom(tree).ShouldBe(merged, $"seed {seed}");
            Custom(sameTree).ShouldBe(merged, $"seed {seed}");
        }
    }

    [Fact]
    public void A_file_merged_twice_changes_nothing()
    {
        for (var seed = 0; seed < Samples; seed++)
        {
            var file = RandomObject(new Random(2000 + seed), 3);
            using var once = Tree([file]);
            using var twice = Tree([file, file]);

            Custom(twice).ShouldBe(Custom(once), $"seed {seed}");
        }
    }

    [Fact]
    public void Layouts_are_merged_key_by_key()
    {
        using var tree = new TestTree()
            .Write("keyboards/a/info.json", """{"layouts": {"LAYOUT": {"layout": [{"x": 0, "y": 0, "label": "Q"}, {"x": 1.5, "y": 0}]}}}""")
            .Write("keyboards/a/b/keyboard.json", TestTree.Keyboard);

        var firmware = tree.Merge();

        TestTree.Canonical(TestTree.Info(firmware, "a/b")["layouts"]!["LAYOUT"]!["layout"]).ShouldBe(
            """[{"label":"Q","matrix":[0,0],"x":0,"y":0},{"matrix":[0,1],"x":1.5,"y":0}]""");
    }

    [Fact]
    public void Keyboards_that_share_a_folder_do_not_change_each_other()
    {
        using var tree = new TestTree()
            .Write("keyboards/a/info.json", """{"layouts": {"LAYOUT_x": {"layout": [{"matrix": [0, 0], "x": 0, "y": 0}]}}, "usb": {"pid": "0x0009"}, "tags": ["t"]}""")
            .Write("keyboards/a/b/keyboard.json", TestTree.Keyboard)
            .Write("keyboards/a/c/keyboard.json", TestTree.Keyboard);
        using var alone = new TestTree()
            .Write("keyboards/a/info.json", File.ReadAllText(Path.Combine(tree.Root, "keyboards/a/info.json")))
            .Write("keyboards/a/c/keyboard.json", TestTree.Keyboard);

        TestTree.Canonical(TestTree.Info(tree.Merge(), "a/c")).ShouldBe(TestTree.Canonical(TestTree.Info(alone.Merge(), "a/c")));
    }

    private static string Custom(TestTree tree) => TestTree.Canonical(TestTree.Info(tree.Merge(), "a/b/c")["custom"]);

    // The first file is the keyboard's own, the next the one above it, and so on.
    private static TestTree Tree(List<JsonObject> files)
    {
        string[] places = ["keyboards/a/b/c/keyboard.json", "keyboards/a/b/info.json", "keyboards/a/info.json"];
        var tree = new TestTree();
        for (var at = 0; at < files.Count; at++)
        {
            var content = at == 0 ? (JsonObject)JsonNode.Parse(TestTree.Keyboard)! : [];
            content["custom"] = Copy(files[at]);
            tree.Write(places[at], content.ToJsonString());
        }

        return tree;
    }

    private static JsonObject Copy(JsonObject value) => (JsonObject)value.DeepClone();

    private static JsonObject Over(JsonObject below, JsonObject above)
    {
        foreach (var (key, value) in above)
        {
            below[key] = value is JsonObject inner && below[key] is JsonObject existing ? Over(Copy(existing), inner) : value?.DeepClone();
        }

        return below;
    }

    // A key is an object in all files or in none, as in real trees: its name tells.
    private static JsonObject RandomObject(Random random, int depth)
    {
        var value = new JsonObject();
        foreach (var number in Enumerable.Range(0, 5).Where(_ => random.Next(2) == 0))
        {
            var isObject = number < 2 && depth > 0;
            value[(isObject ? "object" : "value") + number.ToString(CultureInfo.InvariantCulture)] = isObject
                ? RandomObject(random, depth - 1)
                : random.Next(5) switch
                {
                    0 => null,
                    1 => random.Next(100),
                    2 => random.Next(2) == 0,
                    3 => new JsonArray(random.Next(3), "x"),
                    _ => $"text {random.Next(9)}",
                };
        }

        return value;
    }
}

using System.Collections.Immutable;
using System.Globalization;
using System.Text.Json;
using System.Text.Json.Nodes;
using KeymapBakery.BakingBench.Boards;
using KeymapBakery.Metadata.Merging;

namespace KeymapBakery.BakingBench.Payloads;

/// <summary>Makes keymaps of random keycodes, the same for the same seed, for the keyboards of a tree.</summary>
internal sealed class PayloadMaker(MergedFirmware firmware)
{
    private static readonly JsonSerializerOptions Readable = new() { WriteIndented = true };

    /// <summary>True when the tree has this keyboard, by this or a newer name, with a layout.</summary>
    public bool Knows(string keyboard) => Find(keyboard) is not null;

    /// <summary>Makes all keymaps of a list.</summary>
    /// <exception cref="FormatException">The tree lacks a keyboard or layout.</exception>
    public ImmutableArray<Payload> MakeAll(IEnumerable<Board> boards) =>
        [.. boards.GroupBy(board => board.Keyboard).SelectMany(lines => lines
            .SelectMany(board => Enumerable.Repeat(board, board.Maps))
            .Select((board, index) => Make(board, $"{index + 1}")))];

    /// <summary>Makes one keymap.</summary>
    /// <param name="board">What it is to hold.</param>
    /// <param name="seed">Chooses the keycodes, and ends the names of keymap and file; letters, digits and <c>_</c>.</param>
    /// <exception cref="FormatException">The tree has no such keyboard or layout.</exception>
    public Payload Make(Board board, string seed)
    {
        var keyboard = Find(board.Keyboard) ?? throw new FormatException($"The tree has no keyboard {board.Keyboard}.");
        var layout = board.Layout ?? keyboard.Layouts.Keys.First();
        if (!keyboard.Layouts.TryGetValue(layout, out var keys))
        {
            throw new FormatException($"{board.Keyboard} has no layout {layout}; it has {string.Join(", ", keyboard.Layouts.Keys)}.");
        }

        var dice = new Dice($"{board.Keyboard}#{seed}");
        var macros = board.Macros ? Enumerable.Range(0, Macros().Count).Select(number => $"QK_MACRO_{number}") : [];
        var pool = new KeycodePool(firmware, [.. keyboard.Keycodes, .. board.Keycodes, .. board.Declared, .. macros]);
        string Keycode(int layer) => pool.Pick(dice, layer, board.Layers);
        JsonArray EachLayer(Func<int, JsonNode> make) => [.. Enumerable.Range(0, board.Layers).Select(make)];
        JsonArray Some(int count, Func<JsonNode> make) => [.. Enumerable.Range(0, count).Select(_ => make())];

        var json = new JsonObject
        {
            ["version"] = 1,
            ["notes"] = "",
            ["keyboard"] = board.Keyboard,
            ["keymap"] = $"baked_{seed}",
            ["layout"] = layout,
            ["layers"] = EachLayer(layer => Some(keys, () => JsonValue.Create(Keycode(layer)))),
        };
        if (board.Encoders)
        {
            var encoders = CountEncoders(keyboard);
            json["encoders"] = EachLayer(layer =>
                Some(encoders, () => new JsonObject { ["ccw"] = Keycode(layer), ["cw"] = Keycode(layer) }));
        }

        if (board.DipSwitches > 0)
        {
            json["dip_switches"] = Some(board.DipSwitches, () => new JsonObject { ["off"] = Keycode(0), ["on"] = Keycode(0) });
        }

        AddShape(json, board);
        return new Payload(
            board.Keyboard, $"{board.Keyboard.Replace('/', '_')}.{seed}.json", json.ToJsonString(Readable) + "\n");
    }

    private MergedKeyboard? Find(string name) =>
        firmware.Keyboards.GetValueOrDefault(firmware.Aliases.GetValueOrDefault(name, name)) is { Layouts.Count: > 0 } keyboard
            ? keyboard
            : null;

    // Members that change the build and not only the keymap's tables.
    private static void AddShape(JsonObject json, Board board)
    {
        var config = new JsonObject();
        var features = board.On.Select(name => (Path: $"features.{name}", Value: "true"))
            .Concat(board.Off.Select(name => (Path: $"features.{name}", Value: "false")));
        foreach (var (path, value) in features.Concat(board.Settings))
        {
            Set(config, path.Split('.'), value);
        }

        if (config.Count > 0)
        {
            json["config"] = config;
        }

        if (board.Macros)
        {
            json["macros"] = Macros();
        }

        if (!board.Declared.IsEmpty)
        {
            json["keycodes"] = new JsonArray([.. board.Declared.Select(keycode => new JsonObject { ["key"] = keycode })]);
        }

        if (!board.Modules.IsEmpty)
        {
            json["modules"] = new JsonArray([.. board.Modules.Select(module => JsonValue.Create(module))]);
        }

        if (board.Converter is not null)
        {
            json["converter"] = board.Converter;
        }

        if (board.Language is not null)
        {
            json["host_language"] = board.Language;
        }
    }

    private static void Set(JsonObject target, string[] path, string value)
    {
        foreach (var name in path[..^1])
        {
            target[name] ??= new JsonObject();
            target = target[name]!.AsObject();
        }

        target[path[^1]] = bool.TryParse(value, out var truth) ? truth
            : long.TryParse(value, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var number) ? number
            : value;
    }

    private static JsonArray Macros() =>
    [
        new JsonArray("Fresh \"bread\"\tat 100%", new JsonObject { ["action"] = "delay", ["duration"] = 120 }, "\n"),
        new JsonArray(
            new JsonObject { ["action"] = "tap", ["keycodes"] = new JsonArray("LCTL", "LSFT", "ESC") },
            new JsonObject { ["action"] = "down", ["keycodes"] = new JsonArray("LALT") },
            "a\\b",
            new JsonObject { ["action"] = "up", ["keycodes"] = new JsonArray("LALT") },
            new JsonObject { ["action"] = "beep" }),
    ];

    private static int CountEncoders(MergedKeyboard keyboard)
    {
        var info = JsonNode.Parse(keyboard.InfoJson.Span)!.AsObject();
        int Count(JsonNode? rotary) => (rotary as JsonArray)?.Count ?? 0;
        var left = Count(info["encoder"]?["rotary"]);
        var right = info["split"]?["encoder"]?["right"]?["rotary"];
        var isSplit = (bool?)info["split"]?["enabled"] ?? false;
        return left + (right is not null ? Count(right) : isSplit ? left : 0);
    }
}

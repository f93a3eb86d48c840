using System.Text.Json;
using KeymapBakery.Keymaps.Json;
using KeymapBakery.Keymaps.Names;
using KeymapBakery.Keymaps.Sections;

namespace KeymapBakery.Keymaps;

/// <summary>
/// Reads and checks <c>keymap.json</c>, the only input of strangers that reaches a C compiler, make and a shell. What may
/// pass is listed; all else is refused, or, where the firmware ignores it anyway, dropped.
/// </summary>
public static class KeymapReader
{
    private static readonly string[] RequiredKeys = ["keyboard", "keymap", "layout", "layers"];

    /// <summary>
    /// Reads UTF-8 JSON, with or without byte order mark. Never throws on bad input: see
    /// <see cref="KeymapReading.Errors"/>. Members that mean nothing to the firmware are ignored.
    /// </summary>
    /// <param name="utf8Json">The whole text.</param>
    /// <param name="limits">Limits of size; <see cref="KeymapLimits.Default"/> when null.</param>
    public static KeymapReading Read(ReadOnlyMemory<byte> utf8Json, KeymapLimits? limits = null)
    {
        limits ??= KeymapLimits.Default;
        var context = new ReadingContext(limits);
        var text = JsonText.WithoutByteOrderMark(utf8Json);
        if (!JsonText.Check(text.Span, context))
        {
            return new KeymapReading(context.Errors);
        }

        // Structure, depth and sizes are known to be sound from here on.
        using var document = JsonDocument.Parse(text, new JsonDocumentOptions { MaxDepth = limits.MaxDepth });
        var keymap = ReadKeymap(document.RootElement, context);
        return keymap is null || context.HasErrors ? new KeymapReading(context.Errors) : new KeymapReading(keymap);
    }

    private static Keymap? ReadKeymap(JsonElement root, ReadingContext context)
    {
        if (root.ValueKind != JsonValueKind.Object || !root.EnumerateObject().Any())
        {
            context.Add(
                KeymapErrorKind.NotAKeymap,
                JsonPath.Root,
                $"A keymap is a JSON object with the members keyboard, keymap, layout and layers; this is {JsonText.Describe(root)}.");
            return null;
        }

        foreach (var key in RequiredKeys)
        {
            if (Member(root, key) is null)
            {
                context.Add(KeymapErrorKind.MissingKey, JsonPath.Root.Member(key), $"The member {key} is missing or null; add it.");
            }
        }

        var names = new NameReader(root, context);
        var layers = LayersReader.Read(Member(root, "layers"), context);
        return new Keymap
        {
            Keyboard = names.Keyboard(),
            Name = names.Keymap(out var postedName),
            PostedName = postedName,
            Layout = names.Layout(),
            Branch = names.Branch(),
            Layers = layers,
            Encoders = EncodersReader.Read(Member(root, "encoders"), context),
            DipSwitches = DipSwitchesReader.Read(Member(root, "dip_switches"), context),
            Macros = MacrosReader.Read(Member(root, "macros"), context),
            CustomKeycodes = CustomKeycodesReader.Read(Member(root, "keycodes"), context),
            Modules = ModulesReader.Read(Member(root, "modules"), context),
            Converter = names.Converter(),
            HostLanguage = names.HostLanguage(),
            Config = ConfigReader.Read(Member(root, "config"), context),
        };
    }

    private static JsonElement? Member(JsonElement root, string name) =>
        root.TryGetProperty(name, out var value) && value.ValueKind != JsonValueKind.Null ? value : null;
}

using System.Text.Json;
using KeymapBakery.Compiler.Baking;

namespace KeymapBakery.Compiler.Prebaking;

/// <summary>
/// A keymap for a keyboard nobody has posted one for: the keyboard's first layout, a layer of <c>KC_NO</c> and one of <c>KC_TRNS</c> over
/// it, as QMK's own service tests keyboards that come without a keymap.
/// </summary>
internal static class NeutralKeymap
{
    /// <summary>Name of all such keymaps.</summary>
    public const string Name = "neutral";

    private static readonly string[] Layers = ["KC_NO", "KC_TRNS"];

    /// <summary>Makes the keymap.json.</summary>
    /// <param name="keyboard">The keyboard.</param>
    /// <param name="info">What <c>qmk info -f json</c> printed about it, complaints around it included.</param>
    /// <exception cref="BuildRefusedException">It names no layout.</exception>
    public static byte[] Make(string keyboard, string info)
    {
        var (layout, keys) = FindLayout(info);
        var keymap = new MemoryStream();
        using (var writer = new Utf8JsonWriter(keymap))
        {
            writer.WriteStartObject();
            writer.WriteString("keyboard", keyboard);
            writer.WriteString("keymap", Name);
            writer.WriteString("layout", layout);
            writer.WriteStartArray("layers");
            foreach (var keycode in Layers)
            {
                writer.WriteStartArray();
                for (var key = 0; key < keys; key++)
                {
                    writer.WriteStringValue(keycode);
                }

                writer.WriteEndArray();
            }

            writer.WriteEndArray();
            writer.WriteNumber("version", 1);
            writer.WriteEndObject();
        }

        return keymap.ToArray();
    }

    private static (string Name, int Keys) FindLayout(string info)
    {
        try
        {
            using var document = JsonDocument.Parse(ObjectIn(info));
            if (document.RootElement.TryGetProperty("layouts", out var layouts))
            {
                foreach (var layout in layouts.EnumerateObject())
                {
                    return (layout.Name, layout.Value.GetProperty("layout").GetArrayLength());
                }
            }
        }
        catch (Exception exception) when (exception is JsonException or InvalidOperationException or KeyNotFoundException)
        {
            throw new BuildRefusedException($"What qmk info says about the keyboard cannot be read: {exception.Message}");
        }

        throw new BuildRefusedException("The keyboard has no layouts, so there is no keymap that would fit it.");
    }

    // Complaints come on lines of their own, before or after the object.
    private static ReadOnlyMemory<char> ObjectIn(string info)
    {
        var start = info.StartsWith('{') ? 0 : info.IndexOf("\n{", StringComparison.Ordinal) + 1;
        var end = info.LastIndexOf("\n}", StringComparison.Ordinal) + 2;
        return end > start ? info.AsMemory(start, end - start) : info.AsMemory();
    }
}

using System.Collections.Immutable;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;

namespace KeymapBakery.Keymaps.Json;

/// <summary>Writes a keymap in its one canonical form: see <see cref="Keymap.CanonicalJson"/>.</summary>
internal static class CanonicalWriter
{
    public static JsonWriterOptions Options { get; } = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    public static string Write(Keymap keymap)
    {
        using var buffer = new MemoryStream();
        using (var writer = new Utf8JsonWriter(buffer, Options))
        {
            Write(keymap, writer);
        }
        return Encoding.UTF8.GetString(buffer.GetBuffer().AsSpan(0, (int)buffer.Length));
    }

    // Members in ordinal order, at every level.
    private static void Write(Keymap keymap, Utf8JsonWriter writer)
    {
        writer.WriteStartObject();
        if (keymap.Config is { } config)
        {
            writer.WritePropertyName("config");
            writer.WriteRawValue(config);
        }
        WriteText(writer, "converter", keymap.Converter);
        WriteArray(writer, "dip_switches", keymap.DipSwitches, item => WriteObject(writer, ("off", item.Off), ("on", item.On)));
        WriteArray(writer, "encoders", keymap.Encoders, layer =>
            WriteArray(writer, layer, item => WriteObject(writer, ("ccw", item.CounterClockwise), ("cw", item.Clockwise))));
        WriteText(writer, "host_language", keymap.HostLanguage);
        WriteText(writer, "keyboard", keymap.Keyboard);
        WriteArray(writer, "keycodes", keymap.CustomKeycodes, item => Write(item, writer));
        WriteText(writer, "keymap", keymap.Name);
        WriteArray(writer, "layers", keymap.Layers, layer => WriteArray(writer, layer, writer.WriteStringValue));
        WriteText(writer, "layout", keymap.Layout);
        WriteArray(writer, "macros", keymap.Macros, macro => WriteArray(writer, macro, step => Write(step, writer)));
        WriteArray(writer, "modules", keymap.Modules, writer.WriteStringValue);
        writer.WriteEndObject();
    }

    private static void Write(CustomKeycode keycode, Utf8JsonWriter writer)
    {
        writer.WriteStartObject();
        WriteArray(writer, "aliases", keycode.Aliases, writer.WriteStringValue);
        writer.WriteString("key", keycode.Key);
        writer.WriteEndObject();
    }

    private static void Write(MacroStep step, Utf8JsonWriter writer)
    {
        switch (step)
        {
            case MacroText text:
                writer.WriteStringValue(text.Text);
                break;
            case MacroBeep:
                WriteObject(writer, ("action", "beep"));
                break;
            case MacroDelay delay:
                writer.WriteStartObject();
                writer.WriteString("action", "delay");
                writer.WriteNumber("duration", delay.Milliseconds);
                writer.WriteEndObject();
                break;
            case MacroKeys keys:
                writer.WriteStartObject();
                writer.WriteString("action", Name(keys.Action));
                WriteArray(writer, "keycodes", keys.Keycodes, writer.WriteStringValue);
                writer.WriteEndObject();
                break;
        }
    }

    private static string Name(MacroKeyAction action) => action switch
    {
        MacroKeyAction.Tap => "tap",
        MacroKeyAction.Down => "down",
        _ => "up",
    };

    private static void WriteText(Utf8JsonWriter writer, string name, string? value)
    {
        if (value is not null)
        {
            writer.WriteString(name, value);
        }
    }

    private static void WriteArray<T>(Utf8JsonWriter writer, string name, ImmutableArray<T> items, Action<T> write)
    {
        if (!items.IsEmpty)
        {
            writer.WritePropertyName(name);
            WriteArray(writer, items, write);
        }
    }

    private static void WriteArray<T>(Utf8JsonWriter writer, ImmutableArray<T> items, Action<T> write)
    {
        writer.WriteStartArray();
        foreach (var item in items)
        {
            write(item);
        }
        writer.WriteEndArray();
    }

    private static void WriteObject(Utf8JsonWriter writer, params ReadOnlySpan<(string Name, string Value)> members)
    {
        writer.WriteStartObject();
        foreach (var (name, value) in members)
        {
            writer.WriteString(name, value);
        }
        writer.WriteEndObject();
    }
}

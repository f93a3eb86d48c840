using System.Text;
using System.Text.Json;

namespace KeymapBakery.Compiler.Baking.Keymaps;

/// <summary>The C function that runs the macros of a keymap, as <c>_generate_macros_function</c> of lib/python/qmk/keymap.py writes it.</summary>
internal static class MacrosFunction
{
    /// <summary>The function, with the line end that its last, empty line leaves.</summary>
    public static string Write(KeymapValue macros)
    {
        var code = new StringBuilder()
            .Append("bool process_record_user(uint16_t keycode, keyrecord_t *record) {\n")
            .Append("    if (record->event.pressed) {\n")
            .Append("        switch (keycode) {\n");
        var number = 0;
        foreach (var macro in macros.Items())
        {
            // Joins texts next to one another; also eats an escaped quote in front of a closing one, as the generator does.
            var steps = string.Concat(macro.Items().Select(Step)).Replace("\"\"", "", StringComparison.Ordinal);
            code.Append($"            case QK_MACRO_{number++}:\n                SEND_STRING({steps});\n                return false;\n");
        }
        return code.Append("        }\n    }\n\n    return true;\n};\n").ToString();
    }

    private static string Step(KeymapValue step) => step.Element.ValueKind is JsonValueKind.String ? $"\"{Escape(step.Text())}\"" : Action(step);

    private static string Action(KeymapValue step)
    {
        CheckMembers(step);
        return step.Member("action").Text() switch
        {
            "delay" => $"SS_DELAY({step.Member("duration").Digits()})",
            "beep" => "\"\\a\"",
            "tap" => Tap(Keycodes(step)),
            "down" => string.Concat(Keycodes(step).Select(Down)),
            "up" => string.Concat(Keycodes(step).Select(Up)),
            _ => throw new UnwritableKeymapException($"{step.Path}.action is none of beep, delay, down, tap and up"),
        };
    }

    // Several keys: all but the last are held while the last is tapped, and let go in the opposite order.
    private static string Tap(string[] keycodes)
    {
        if (keycodes is not [.. var held, var last])
        {
            return "";
        }
        return string.Concat([.. held.Select(Down), $"SS_TAP(X_{last})", .. held.Reverse().Select(Up)]);
    }

    private static string Down(string keycode) => $"SS_DOWN(X_{keycode})";

    private static string Up(string keycode) => $"SS_UP(X_{keycode})";

    private static string[] Keycodes(KeymapValue step) => [.. step.Member("keycodes").Items().Select(item => item.Identifier())];

    // The order matters: backslashes first, and both characters of a Windows line end before either.
    private static string Escape(string text) => text
        .Replace("\\", "\\\\", StringComparison.Ordinal)
        .Replace("\r\n", "\\n", StringComparison.Ordinal)
        .Replace("\n", "\\n", StringComparison.Ordinal)
        .Replace("\r", "\\n", StringComparison.Ordinal)
        .Replace("\t", "\\t", StringComparison.Ordinal)
        .Replace("\"", "\\\"", StringComparison.Ordinal);

    // The firmware's schema allows no others, and checks even those of them that an action does not use.
    private static void CheckMembers(KeymapValue step)
    {
        _ = step.Find("keycodes")?.Items().Select(item => item.Identifier()).Count();
        _ = step.Find("duration")?.Digits();
        foreach (var member in step.Element.EnumerateObject())
        {
            if (member.Name is not ("action" or "keycodes" or "duration"))
            {
                throw new UnwritableKeymapException($"{step.Path} has a member that the firmware does not know");
            }
        }
    }
}

using System.Collections.Immutable;
using System.Text.Json;
using KeymapBakery.Keymaps.Json;
using KeymapBakery.Keymaps.Names;

namespace KeymapBakery.Keymaps.Sections;

/// <summary>
/// Reads <c>macros</c>: <c>[["text", {"action": "tap", "keycodes": ["LSFT", "A"]}, …], …]</c>.
/// </summary>
internal static class MacrosReader
{
    private const int MaxDelay = ushort.MaxValue;

    public static ImmutableArray<ImmutableArray<MacroStep>> Read(JsonElement? macros, ReadingContext context)
    {
        if (macros is not { } value)
        {
            return [];
        }
        var path = JsonPath.Root.Member("macros");
        return
        [
            .. context.Elements(value, path, context.Limits.MaxMacros, "macros")
                ?.Select((macro, index) => ReadMacro(macro, path.Index(index), context)) ?? [],
        ];
    }

    private static ImmutableArray<MacroStep> ReadMacro(JsonElement macro, JsonPath path, ReadingContext context)
    {
        if (context.Elements(macro, path, context.Limits.MaxMacroSteps, "steps") is not { } posted)
        {
            return [];
        }
        if (posted.All(step => step.ValueKind == JsonValueKind.String && step.ValueEquals("")))
        {
            context.Invalid(path, $"The macro does nothing; give it a step, or remove it and renumber the keys of the later ones.");
        }
        var builder = new MacroBuilder(context);
        foreach (var (index, step) in posted.Index())
        {
            if (step.ValueKind == JsonValueKind.Object)
            {
                if (ReadAction(step, path.Index(index), context) is { } action)
                {
                    builder.Add(action);
                }
            }
            else if (context.Text(step, path.Index(index), context.Limits.MaxMacroTextLength) is { } text)
            {
                builder.AddText(text, path.Index(index));
            }
        }
        return builder.Build();
    }

    private static MacroStep? ReadAction(JsonElement step, JsonPath path, ReadingContext context)
    {
        var action = step.TryGetProperty("action", out var value) && value.ValueKind == JsonValueKind.String ? value.GetString() : null;
        switch (action)
        {
            case "tap":
                return ReadKeys(MacroKeyAction.Tap, step, path, context);
            case "down":
                return ReadKeys(MacroKeyAction.Down, step, path, context);
            case "up":
                return ReadKeys(MacroKeyAction.Up, step, path, context);
            case "delay":
                return ReadDelay(step, path, context);
            case "beep":
                return new MacroBeep();
            default:
                context.Invalid(path.Member("action"), $"The action of a step must be beep, delay, down, tap or up.");
                return null;
        }
    }

    private static MacroDelay? ReadDelay(JsonElement step, JsonPath path, ReadingContext context)
    {
        if (step.TryGetProperty("duration", out var duration) && duration.ValueKind == JsonValueKind.Number
            && duration.TryGetInt32(out var milliseconds) && milliseconds is >= 0 and <= MaxDelay)
        {
            return new MacroDelay(milliseconds);
        }
        context.Invalid(path.Member("duration"), $"A delay needs a duration: a whole number of milliseconds from 0 to {MaxDelay}.");
        return null;
    }

    private static MacroKeys? ReadKeys(MacroKeyAction action, JsonElement step, JsonPath path, ReadingContext context)
    {
        var keysPath = path.Member("keycodes");
        if (!step.TryGetProperty("keycodes", out var value))
        {
            context.Invalid(keysPath, $"The step needs keycodes: an array of names such as LSFT, without KC_.");
            return null;
        }
        if (context.Elements(value, keysPath, context.Limits.MaxMacroSteps, "keycodes") is not { } posted)
        {
            return null;
        }
        if (posted.Length == 0)
        {
            context.Invalid(keysPath, $"The step has no keycodes; add one or remove the step.");
        }
        var keycodes = ImmutableArray.CreateBuilder<string>();
        foreach (var (index, item) in posted.Index())
        {
            if (context.Text(item, keysPath.Index(index), context.Limits.MaxKeycodeLength) is not { } keycode)
            {
                continue;
            }
            if (keycode.Length == 0 || !keycode.AsSpan().Only(Characters.Identifier) || Identifier.Reserved(keycode) is not null)
            {
                context.Invalid(
                    keysPath.Index(index),
                    $"{Printable.Quote(keycode)} cannot be a keycode of a macro; use letters, digits and _, without KC_, such as LSFT.");
                continue;
            }
            keycodes.Add(keycode);
        }
        return new MacroKeys(action, keycodes.ToImmutable());
    }
}

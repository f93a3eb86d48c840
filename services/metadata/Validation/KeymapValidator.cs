using KeymapBakery.Metadata.Catalogs;
using KeymapBakery.Metadata.Findings;
using KeymapBakery.Metadata.Merging;

namespace KeymapBakery.Metadata.Validation;

/// <summary>Says whether a keymap fits a firmware. An error is only what certainly does not compile.</summary>
internal static class KeymapValidator
{
    private const int MostFindings = 100;

    // Looking for what was meant takes longest; a keymap with more unknown names than this was written for something else.
    private const int MostSuggestions = 10;

    /// <summary>What does not fit, in the order keyboard, layout, layers; at most 100 findings.</summary>
    public static IReadOnlyList<Finding> Validate(Catalog catalog, KeymapDraft keymap)
    {
        if (catalog.FindKeyboard(keymap.Keyboard) is not { } keyboard)
        {
            return [UnknownKeyboard(catalog, keymap.Keyboard)];
        }

        var findings = new List<Finding>();
        if (FindLayout(keyboard, keymap.Layout) is { } layout)
        {
            AddLayerLengths(findings, keyboard, keymap, layout);
        }
        else
        {
            findings.Add(UnknownLayout(keyboard, keymap.Layout));
        }

        AddKeycodes(findings, catalog, keyboard, keymap);
        return findings;
    }

    private static Finding UnknownKeyboard(Catalog catalog, string name)
    {
        var branch = catalog.Version.Branch;
        var below = catalog.Firmware.Keyboards.Keys.Where(keyboard => keyboard.StartsWith($"{name}/", StringComparison.Ordinal)).Take(5).ToList();
        if (below.Count > 0)
        {
            // A folder may name one of the keyboards below it as its default.
            return new(
                Severity.Warning,
                "unknown-keyboard",
                "$.keyboard",
                $"{name} is a folder of keyboards on branch {branch}. Name one of them, for example {string.Join(", ", below)}.",
                below[0]);
        }

        if (catalog.Firmware.Errors.TryGetValue(name, out var error))
        {
            return new(Severity.Warning, "unusable-keyboard", "$.keyboard", $"The files of {name} on branch {branch} cannot be read: {error}");
        }

        var nearest = catalog.FindNearestKeyboard(name);
        return new(
            Severity.Error,
            "unknown-keyboard",
            "$.keyboard",
            $"There is no keyboard {name} on branch {branch}.{Question(nearest)}",
            nearest ?? "");
    }

    private static (string Name, int Keys)? FindLayout(MergedKeyboard keyboard, string name)
    {
        var present = keyboard.LayoutAliases.GetValueOrDefault(name, name);
        return keyboard.Layouts.TryGetValue(present, out var keys) ? (present, keys)
            : keyboard.Layouts.TryGetValue(name, out keys) ? (name, keys)
            : null;
    }

    private static Finding UnknownLayout(MergedKeyboard keyboard, string name)
    {
        var names = keyboard.Layouts.Keys.Concat(keyboard.LayoutAliases.Keys).ToList();
        var nearest = keyboard.Layouts.Count == 1 ? keyboard.Layouts.Keys.First() : new NearestName(names).Find(name);
        return new(
            IsCertain(keyboard) ? Severity.Error : Severity.Warning,
            "unknown-layout",
            "$.layout",
            keyboard.Layouts.IsEmpty
                ? $"Keyboard {keyboard.Name} has no layout {name}; none of its layouts could be read."
                : $"Keyboard {keyboard.Name} has no layout {name}. It has {string.Join(", ", keyboard.Layouts.Keys)}.{Question(nearest)}",
            nearest ?? "");
    }

    private static void AddLayerLengths(List<Finding> findings, MergedKeyboard keyboard, KeymapDraft keymap, (string Name, int Keys) layout)
    {
        for (var i = 0; i < keymap.Layers.Length && findings.Count < MostFindings; i++)
        {
            var length = keymap.Layers[i].Length;
            if (length != layout.Keys)
            {
                var change = length < layout.Keys ? $"Add {layout.Keys - length}" : $"Remove {length - layout.Keys}";
                findings.Add(new(
                    IsCertain(keyboard) ? Severity.Error : Severity.Warning,
                    "layer-length",
                    $"$.layers[{i}]",
                    $"Layer {i} has {length} keycodes, and {layout.Name} of {keyboard.Name} takes {layout.Keys}. {change}."));
            }
        }
    }

    private static void AddKeycodes(List<Finding> findings, Catalog catalog, MergedKeyboard keyboard, KeymapDraft keymap)
    {
        if (catalog.Keycodes.IsEmpty)
        {
            return;
        }

        var suggestions = new Dictionary<string, string>(StringComparer.Ordinal);
        for (var i = 0; i < keymap.Layers.Length; i++)
        {
            for (var j = 0; j < keymap.Layers[i].Length; j++)
            {
                foreach (var name in KeycodeScanner.NamesIn(keymap.Layers[i][j]))
                {
                    if (catalog.Keycodes.Contains(name) || keyboard.Keycodes.Contains(name) || keymap.CustomKeycodes.Contains(name))
                    {
                        continue;
                    }

                    if (findings.Count == MostFindings)
                    {
                        return;
                    }

                    findings.Add(UnknownKeycode(catalog, name, $"$.layers[{i}][{j}]", keymap.Layers[i][j], suggestions));
                }
            }
        }
    }

    private static Finding UnknownKeycode(
        Catalog catalog, string name, string path, string expression, Dictionary<string, string> suggestions)
    {
        if (!suggestions.TryGetValue(name, out var nearest) && suggestions.Count < MostSuggestions)
        {
            suggestions[name] = nearest = catalog.Keycodes.FindNearest(name) ?? "";
        }

        var isKnown = !string.IsNullOrEmpty(nearest);
        return new(
            Severity.Warning,
            "unknown-keycode",
            path,
            $"The firmware has no keycode {name}.{(isKnown ? Question(nearest) : " It compiles only if the keyboard's own code declares it.")}",
            isKnown ? expression.Replace(name, nearest, StringComparison.Ordinal) : "");
    }

    // Where a keyboard's files have errors, its layouts may be other than they seem.
    private static bool IsCertain(MergedKeyboard keyboard) => keyboard.ParseErrors.IsEmpty && !keyboard.Layouts.IsEmpty;

    private static string Question(string? nearest) => nearest is null ? "" : $" Did you mean {nearest}?";
}

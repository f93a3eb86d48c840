using System.Collections.Frozen;
using System.Collections.Immutable;
using System.Text.Json;
using KeymapBakery.Metadata.Findings;

namespace KeymapBakery.Metadata.Validation;

/// <summary>The names of all keycodes a firmware has, those for the keyboard layouts of hosts included.</summary>
internal sealed class KeycodeNames
{
    private const string Prefix = "keycodes_";

    // By number what the firmware has itself, by expression (S(KC_1) is KC_EXLM) what host layouts call it.
    private static readonly string[] Members = ["keycodes", "aliases"];

    private readonly FrozenSet<string> _names;
    private readonly NearestName _nearest;

    private KeycodeNames(HashSet<string> all, IEnumerable<string> own)
    {
        _names = all.ToFrozenSet(StringComparer.Ordinal);
        _nearest = new NearestName(own);
    }

    /// <summary>True when the firmware says nothing about keycodes, so that nothing can be said about any.</summary>
    public bool IsEmpty => _names.Count == 0;

    /// <summary>Reads them from the constants of a firmware (<c>constants/keycodes_*.json</c>).</summary>
    public static KeycodeNames From(ImmutableSortedDictionary<string, byte[]> constants)
    {
        var all = new HashSet<string>(StringComparer.Ordinal);
        var own = new HashSet<string>(StringComparer.Ordinal);
        foreach (var (name, json) in constants.Where(constant => constant.Key.StartsWith(Prefix, StringComparison.Ordinal)))
        {
            var names = ReadNames(json).ToList();
            all.UnionWith(names);
            // keycodes_0.0.7 is the firmware's own; keycodes_german_0.0.1 is only there for keymaps that ask for it.
            if (char.IsAsciiDigit(name[Prefix.Length]))
            {
                own.UnionWith(names);
            }
        }

        return new KeycodeNames(all, own);
    }

    /// <summary>True when the firmware has a keycode of that name.</summary>
    public bool Contains(string name) => _names.Contains(name);

    /// <summary>The keycode that was probably meant; null when none comes near.</summary>
    public string? FindNearest(string mistyped) => _nearest.Find(mistyped);

    private static IEnumerable<string> ReadNames(byte[] json)
    {
        using var document = JsonDocument.Parse(json);
        if (document.RootElement.ValueKind != JsonValueKind.Object)
        {
            yield break;
        }

        foreach (var keycode in Members.SelectMany(member => Entries(document.RootElement, member)))
        {
            if (keycode.TryGetProperty("key", out var key) && key.ValueKind == JsonValueKind.String)
            {
                yield return key.GetString()!;
            }

            if (keycode.TryGetProperty("aliases", out var aliases) && aliases.ValueKind == JsonValueKind.Array)
            {
                foreach (var alias in aliases.EnumerateArray().Where(alias => alias.ValueKind == JsonValueKind.String))
                {
                    yield return alias.GetString()!;
                }
            }
        }
    }

    private static IEnumerable<JsonElement> Entries(JsonElement root, string member) =>
        root.TryGetProperty(member, out var entries) && entries.ValueKind == JsonValueKind.Object
            ? entries.EnumerateObject().Select(entry => entry.Value).Where(entry => entry.ValueKind == JsonValueKind.Object)
            : [];
}

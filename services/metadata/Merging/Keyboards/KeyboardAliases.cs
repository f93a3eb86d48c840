using System.Collections.Immutable;
using KeymapBakery.Metadata.Merging.Values;

namespace KeymapBakery.Metadata.Merging.Keyboards;

/// <summary>Historical names of keyboards (data/mappings/keyboard_aliases.hjson).</summary>
internal static class KeyboardAliases
{
    /// <summary>Follows each alias to the name that is none. One that comes back to itself goes to <paramref name="errors"/>.</summary>
    public static ImmutableSortedDictionary<string, string> Resolve(DataMap aliases, IDictionary<string, string> errors)
    {
        var resolved = ImmutableSortedDictionary.CreateBuilder<string, string>(StringComparer.Ordinal);
        foreach (var (alias, _) in aliases.Entries)
        {
            var seen = new HashSet<string>(StringComparer.Ordinal);
            var name = alias;
            while (Target(aliases, name) is { } target && target != name && seen.Add(name))
            {
                name = target;
            }

            if (seen.Contains(name))
            {
                errors[alias] = $"The alias \"{alias}\" leads in a circle: {string.Join(" -> ", seen)} -> {name}.";
            }
            else if (name != alias)
            {
                resolved[alias] = name;
            }
        }

        return resolved.ToImmutable();
    }

    private static string? Target(DataMap aliases, string name) => ((aliases.Get(name) as DataMap)?.Get("target") as DataText)?.Value;
}

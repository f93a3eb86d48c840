using System.Collections.Immutable;
using System.Text.Json;
using KeymapBakery.Keymaps.Json;
using KeymapBakery.Keymaps.Names;

namespace KeymapBakery.Keymaps.Sections;

/// <summary>
/// Reads <c>keycodes</c>: <c>[{"key": "MY_KEY", "aliases": ["MYKEY"]}, …]</c>. The names become C enumerators and
/// <c>#define</c>s; labels are for people and dropped.
/// </summary>
internal static class CustomKeycodesReader
{
    public static ImmutableArray<CustomKeycode> Read(JsonElement? keycodes, ReadingContext context)
    {
        if (keycodes is not { } value)
        {
            return [];
        }
        var path = JsonPath.Root.Member("keycodes");
        var read = ImmutableArray.CreateBuilder<CustomKeycode>();
        foreach (var (index, item) in context.Elements(value, path, context.Limits.MaxCustomKeycodes, "keycodes")?.Index() ?? [])
        {
            if (ReadOne(item, path.Index(index), context) is { } keycode)
            {
                read.Add(keycode);
            }
        }
        return read.ToImmutable();
    }

    private static CustomKeycode? ReadOne(JsonElement item, JsonPath path, ReadingContext context)
    {
        if (item.ValueKind != JsonValueKind.Object || !item.TryGetProperty("key", out var key))
        {
            context.Invalid(path, $"This must be an object with the name of the keycode as key.");
            return null;
        }
        var aliases = ImmutableArray.CreateBuilder<string>();
        if (item.TryGetProperty("aliases", out var list) && list.ValueKind != JsonValueKind.Null)
        {
            var aliasesPath = path.Member("aliases");
            foreach (var (index, alias) in context.Elements(list, aliasesPath, context.Limits.MaxCustomKeycodes, "aliases")?.Index() ?? [])
            {
                if (Name(alias, aliasesPath.Index(index), context) is { } aliasName)
                {
                    aliases.Add(aliasName);
                }
            }
        }
        return Name(key, path.Member("key"), context) is { } name ? new CustomKeycode(name, aliases.ToImmutable()) : null;
    }

    private static string? Name(JsonElement value, JsonPath path, ReadingContext context)
    {
        if (context.Text(value, path, context.Limits.MaxNameLength) is not { } name)
        {
            return null;
        }
        if (NameRules.IsUpperIdentifier(name))
        {
            return name;
        }
        context.Invalid(
            path,
            $"{Printable.Quote(name)} cannot name a keycode; use two or more upper-case letters, digits and _, beginning with a letter.");
        return null;
    }
}

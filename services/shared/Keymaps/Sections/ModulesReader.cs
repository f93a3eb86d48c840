using System.Collections.Immutable;
using System.Text.Json;
using KeymapBakery.Keymaps.Json;
using KeymapBakery.Keymaps.Names;

namespace KeymapBakery.Keymaps.Sections;

/// <summary>
/// Reads <c>modules</c>: <c>["qmk/hello_world", …]</c>. The names become paths, make variables and parts of C function
/// names.
/// </summary>
internal static class ModulesReader
{
    public static ImmutableArray<string> Read(JsonElement? modules, ReadingContext context)
    {
        if (modules is not { } value)
        {
            return [];
        }
        var path = JsonPath.Root.Member("modules");
        var read = ImmutableArray.CreateBuilder<string>();
        foreach (var (index, module) in context.Elements(value, path, context.Limits.MaxModules, "modules")?.Index() ?? [])
        {
            if (context.Text(module, path.Index(index), context.Limits.MaxNameLength) is not { } name)
            {
                continue;
            }
            if (NameRules.IsModule(name))
            {
                read.Add(name);
            }
            else
            {
                context.Invalid(
                    path.Index(index),
                    $"{Printable.Quote(name)} cannot be a module; use a path such as qmk/hello_world: letters, digits, _ and /.");
            }
        }
        return read.ToImmutable();
    }
}

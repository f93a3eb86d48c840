using System.Collections.Immutable;
using System.Text.Json;
using KeymapBakery.Keymaps.Json;

namespace KeymapBakery.Keymaps.Sections;

/// <summary>Reads <c>dip_switches</c>: <c>[{"off": "KC_A", "on": "KC_B"}, …]</c>.</summary>
internal static class DipSwitchesReader
{
    public static ImmutableArray<DipSwitchKeycodes> Read(JsonElement? switches, ReadingContext context)
    {
        if (switches is not { } value)
        {
            return [];
        }
        var path = JsonPath.Root.Member("dip_switches");
        var read = ImmutableArray.CreateBuilder<DipSwitchKeycodes>();
        foreach (var (index, item) in context.Elements(value, path, context.Limits.MaxDipSwitches, "DIP switches")?.Index() ?? [])
        {
            if (KeycodePair.Read(item, path.Index(index), "off", "on", context) is var (off, on))
            {
                read.Add(new DipSwitchKeycodes(off, on));
            }
        }
        return read.ToImmutable();
    }
}

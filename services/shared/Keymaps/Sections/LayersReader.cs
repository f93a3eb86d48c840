using System.Collections.Immutable;
using System.Text.Json;
using KeymapBakery.Keymaps.Json;
using KeymapBakery.Keymaps.Keycodes;

namespace KeymapBakery.Keymaps.Sections;

/// <summary>Reads <c>layers</c>: <c>[["KC_A", …], …]</c>.</summary>
internal static class LayersReader
{
    public static ImmutableArray<ImmutableArray<string>> Read(JsonElement? layers, ReadingContext context)
    {
        if (layers is not { } value)
        {
            return [];
        }
        var path = JsonPath.Root.Member("layers");
        if (context.Elements(value, path, context.Limits.MaxLayers, "layers") is not { } posted)
        {
            return [];
        }
        if (posted.Length == 0)
        {
            context.Invalid(path, $"There are no layers; add at least one.");
        }

        var read = ImmutableArray.CreateBuilder<ImmutableArray<string>>(posted.Length);
        foreach (var layer in posted)
        {
            var layerPath = path.Index(read.Count);
            if (layer.ValueKind != JsonValueKind.Null)
            {
                read.Add(ReadLayer(layer, layerPath, context));
            }
            else if (read.Count > 0)
            {
                read.Add([.. Enumerable.Repeat(KeycodeReader.Transparent, read[0].Length)]);
            }
            else
            {
                context.Invalid(layerPath, $"Layer 0 is null; it must be an array of keycodes, for it tells how many keys there are.");
                read.Add([]);
            }
        }
        return read.MoveToImmutable();
    }

    private static ImmutableArray<string> ReadLayer(JsonElement layer, JsonPath path, ReadingContext context)
    {
        if (context.Elements(layer, path, context.Limits.MaxKeysPerLayer, "keys") is not { } posted)
        {
            return [];
        }
        if (posted.Length == 0)
        {
            context.Invalid(path, $"The layer is empty; give one keycode for each key, or null for a layer of transparent keys.");
        }
        var keycodes = ImmutableArray.CreateBuilder<string>(posted.Length);
        foreach (var keycode in posted)
        {
            if (context.IsFull)
            {
                return [];
            }
            keycodes.Add(KeycodeReader.Read(keycode, path.Index(keycodes.Count), context));
        }
        return keycodes.MoveToImmutable();
    }
}

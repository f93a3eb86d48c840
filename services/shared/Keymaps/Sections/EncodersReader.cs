using System.Collections.Immutable;
using System.Text.Json;
using KeymapBakery.Keymaps.Json;
using KeymapBakery.Keymaps.Keycodes;

namespace KeymapBakery.Keymaps.Sections;

/// <summary>Reads <c>encoders</c>: <c>[[{"ccw": "KC_VOLD", "cw": "KC_VOLU"}, …], …]</c>, one inner array for each layer.</summary>
internal static class EncodersReader
{
    private static readonly EncoderKeycodes Transparent = new(KeycodeReader.Transparent, KeycodeReader.Transparent);

    public static ImmutableArray<ImmutableArray<EncoderKeycodes>> Read(JsonElement? encoders, ReadingContext context)
    {
        if (encoders is not { } value)
        {
            return [];
        }
        var path = JsonPath.Root.Member("encoders");
        var posted = context.Elements(value, path, context.Limits.MaxLayers, "layers of encoders") ?? [];
        var read = ImmutableArray.CreateBuilder<ImmutableArray<EncoderKeycodes>>(posted.Length);
        foreach (var layer in posted)
        {
            var layerPath = path.Index(read.Count);
            read.Add(layer.ValueKind == JsonValueKind.Null && read.Count > 0
                ? [.. Enumerable.Repeat(Transparent, read[0].Length)]
                : ReadLayer(layer, layerPath, context));
        }
        return read.MoveToImmutable();
    }

    private static ImmutableArray<EncoderKeycodes> ReadLayer(JsonElement layer, JsonPath path, ReadingContext context)
    {
        var read = ImmutableArray.CreateBuilder<EncoderKeycodes>();
        foreach (var (index, encoder) in context.Elements(layer, path, context.Limits.MaxEncodersPerLayer, "encoders")?.Index() ?? [])
        {
            if (KeycodePair.Read(encoder, path.Index(index), "ccw", "cw", context) is var (counterClockwise, clockwise))
            {
                read.Add(new EncoderKeycodes(counterClockwise, clockwise));
            }
        }
        return read.ToImmutable();
    }
}

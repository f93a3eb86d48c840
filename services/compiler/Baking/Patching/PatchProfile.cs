using System.Globalization;
using System.Text.Json;

namespace KeymapBakery.Compiler.Baking.Patching;

/// <summary>
/// The sizes of a keymap's tables. Keymaps of one template and of equal sizes differ in nothing but keycodes, provided that those are
/// <see cref="PlainKeycode"/>s.
/// </summary>
/// <param name="Layers">Layers of keys.</param>
/// <param name="EncoderLayers">Layers of encoders; 0 when the keymap has no member <c>encoders</c>.</param>
internal sealed record PatchProfile(int Layers, int EncoderLayers)
{
    // More than any firmware takes.
    private const int MaximumLayers = 64;

    /// <summary>Names the profile in a file name.</summary>
    public string Name => string.Create(CultureInfo.InvariantCulture, $"{Layers}-{EncoderLayers}");

    /// <summary>The profile of a keymap that <see cref="Keymaps.KeymapTables"/> can write.</summary>
    /// <exception cref="UnpatchableException">It may bring more than keycodes.</exception>
    public static PatchProfile Of(JsonElement keymap)
    {
        if (keymap.TryGetProperty("macros", out _))
        {
            throw new UnpatchableException("its macros are code");
        }

        var profile = new PatchProfile(
            keymap.GetProperty("layers").GetArrayLength(),
            keymap.TryGetProperty("encoders", out var encoders) ? encoders.GetArrayLength() : 0);
        if (profile.Layers is 0 or > MaximumLayers || profile.EncoderLayers > MaximumLayers)
        {
            throw new UnpatchableException("it has an unusual number of layers");
        }

        foreach (var table in (string[])["layers", "encoders", "dip_switches"])
        {
            if (keymap.TryGetProperty(table, out var value) && FindOdd(value) is { } odd)
            {
                throw new UnpatchableException($"the keycode {odd} may be more than a number");
            }
        }

        return profile;
    }

    private static string? FindOdd(JsonElement value) => value.ValueKind switch
    {
        JsonValueKind.Array => value.EnumerateArray().Select(FindOdd).FirstOrDefault(odd => odd is not null),
        JsonValueKind.Object => value.EnumerateObject().Select(member => FindOdd(member.Value)).FirstOrDefault(odd => odd is not null),
        JsonValueKind.String when PlainKeycode.Is(value.GetString()!) => null,
        _ => value.GetRawText(),
    };
}

using System.Text.Json;
using KeymapBakery.Keymaps.Json;
using KeymapBakery.Keymaps.Keycodes;

namespace KeymapBakery.Keymaps.Sections;

/// <summary>Reads objects that hold two keycodes, as encoders and DIP switches do. Other members are ignored.</summary>
internal static class KeycodePair
{
    public static (string First, string Second)? Read(JsonElement value, JsonPath path, string first, string second, ReadingContext context)
    {
        if (value.ValueKind == JsonValueKind.Object
            && value.TryGetProperty(first, out var firstValue)
            && value.TryGetProperty(second, out var secondValue))
        {
            return (
                KeycodeReader.Read(firstValue, path.Member(first), context),
                KeycodeReader.Read(secondValue, path.Member(second), context));
        }
        context.Invalid(path, $"This must be an object with a keycode each for {first} and {second}.");
        return null;
    }
}

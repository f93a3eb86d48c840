using System.Globalization;
using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using KeymapBakery.Keymaps;

namespace KeymapBakery.Gateway.Compile;

/// <summary>
/// Reads keymaps for pages that can show a failed compile and nothing else: a keycode that must not reach a compiler is replaced by a name that
/// none knows and that says where it stood, so that the compile fails, and what the compiler says leads to the key.
/// </summary>
internal static partial class LenientReading
{
    // Errors are told some at a time.
    private const int MostRounds = 100;

    /// <summary>As <see cref="KeymapReader.Read"/>, with the errors of keycodes out of the way. What else is wrong with the keymap stays so.</summary>
    public static KeymapReading Read(ReadOnlyMemory<byte> posted, KeymapLimits limits)
    {
        var reading = KeymapReader.Read(posted, limits);
        for (var round = 0; !reading.IsValid && round < MostRounds; round++)
        {
            var places = reading.Errors.Select(error => KeyPath().Match(error.Path)).ToList();
            if (!places.TrueForAll(place => place.Success) || Replace(posted, places) is not { } replaced)
            {
                break;
            }

            posted = replaced;
            reading = KeymapReader.Read(posted, limits);
        }

        return reading;
    }

    private static byte[]? Replace(ReadOnlyMemory<byte> posted, List<Match> places)
    {
        var keymap = JsonNode.Parse(posted.Span);
        foreach (var place in places)
        {
            var (layer, key) = (NumberOf(place.Groups[1]), NumberOf(place.Groups[2]));
            if (keymap?["layers"]?[layer] is not JsonArray keys || keys[key]?.GetValueKind() != JsonValueKind.String)
            {
                return null;
            }

            keys[key] = $"NOT_A_KEYCODE_IN_LAYER_{layer}_KEY_{key}";
        }

        return JsonSerializer.SerializeToUtf8Bytes(keymap);
    }

    private static int NumberOf(Group digits) => int.Parse(digits.ValueSpan, CultureInfo.InvariantCulture);

    [GeneratedRegex(@"^\$\.layers\[(\d{1,9})\]\[(\d{1,9})\]$")]
    private static partial Regex KeyPath();
}

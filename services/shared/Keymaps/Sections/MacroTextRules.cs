using System.Text;
using KeymapBakery.Keymaps.Json;

namespace KeymapBakery.Keymaps.Sections;

/// <summary>
/// Which texts survive the way into C. The firmware's generator (json2c, <c>_generate_macros_function</c>) escapes backslash,
/// quote, tab and line ends, puts quotes around each text, and then removes every <c>""</c> to join neighbours. So an escaped
/// quote at the end of a text loses its closing quote and the string literal breaks open. It also fills in its template by
/// replacing placeholders after the macros are written.
/// </summary>
internal static class MacroTextRules
{
    private const string TrigraphEnds = "=/'()!<>-";
    private static readonly string[] Placeholders = ["_GOES_HERE__", "__INCLUDES__"];

    /// <summary>The text with every kind of line end as <c>\n</c>, as the generator does.</summary>
    public static string Normalize(string text) =>
        text.Replace("\r\n", "\n", StringComparison.Ordinal).Replace('\r', '\n');

    /// <summary>Why a normalized text is refused, a clause that continues "the text …", or null.</summary>
    public static string? Problem(string text)
    {
        if (IndexOfForbidden(text) is var bad and >= 0)
        {
            var character = Printable.Quote(Rune.GetRuneAt(text, bad).ToString());
            return $"holds {character} at character {bad + 1}; only ASCII, tabs and line ends can be typed";
        }
        if (text[^1] == '"')
        {
            return "ends with a double quote, which the firmware's generator loses; put the last quote into a tap of LSFT and QUOT";
        }
        if (Placeholders.FirstOrDefault(placeholder => text.Contains(placeholder, StringComparison.Ordinal)) is { } found)
        {
            return $"holds {found}, which the firmware's generator replaces; split it with a step between";
        }
        return HasTrigraph(text) ? "holds a trigraph of C, two question marks and a sign; split it with a step between" : null;
    }

    private static int IndexOfForbidden(string text)
    {
        for (var index = 0; index < text.Length; index++)
        {
            if (text[index] is not ((>= ' ' and <= '~') or '\t' or '\n'))
            {
                return index;
            }
        }
        return -1;
    }

    private static bool HasTrigraph(string text)
    {
        for (var index = 2; index < text.Length; index++)
        {
            if (text[index - 2] == '?' && text[index - 1] == '?' && TrigraphEnds.Contains(text[index], StringComparison.Ordinal))
            {
                return true;
            }
        }
        return false;
    }
}

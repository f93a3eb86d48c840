using System.Globalization;
using System.Text;

namespace KeymapBakery.Keymaps.Json;

/// <summary>Makes text of strangers fit to be shown in a message: short, one line, nothing invisible.</summary>
internal static class Printable
{
    private const int MaxCharacters = 40;

    /// <summary>The text in quotes, at most about 40 characters of it.</summary>
    public static string Quote(string text) => $"'{Shorten(text)}'";

    /// <summary>As <see cref="Quote"/>, without the quotes.</summary>
    public static string Shorten(string text, int maxCharacters = MaxCharacters)
    {
        var shown = new StringBuilder();
        var count = 0;
        foreach (var rune in text.EnumerateRunes())
        {
            if (count++ == maxCharacters)
            {
                return shown.Append('…').ToString();
            }
            if (IsInvisible(rune))
            {
                shown.Append(CultureInfo.InvariantCulture, $"\\u{{{rune.Value:X4}}}");
            }
            else
            {
                shown.Append(rune);
            }
        }
        return shown.ToString();
    }

    /// <summary>True for control and format characters, separators other than the space, and code points without a character.</summary>
    public static bool IsInvisible(Rune rune) => Rune.GetUnicodeCategory(rune) switch
    {
        UnicodeCategory.Control or UnicodeCategory.Format or UnicodeCategory.LineSeparator
            or UnicodeCategory.ParagraphSeparator or UnicodeCategory.Surrogate or UnicodeCategory.PrivateUse
            or UnicodeCategory.OtherNotAssigned => true,
        _ => rune.Value == Rune.ReplacementChar.Value,
    };
}

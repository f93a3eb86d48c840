using System.Globalization;

namespace KeymapBakery.KeyboardLayouts.Notation;

/// <summary>Reads numbers.</summary>
internal static class NotationNumbers
{
    private const NumberStyles Style = NumberStyles.AllowLeadingSign | NumberStyles.AllowDecimalPoint | NumberStyles.AllowExponent;
    private const int LongestShown = 20;

    /// <summary>The number a word stands for.</summary>
    /// <exception cref="NotationException">It stands for none.</exception>
    public static decimal Read(string word, TextPosition position)
    {
        if (decimal.TryParse(word, Style, CultureInfo.InvariantCulture, out var number))
        {
            return number;
        }

        var shown = word.Length > LongestShown ? $"{word[..LongestShown]}…" : word;
        var problem = word.TrimStart('+', '-') switch
        {
            "NaN" or "Infinity" => $"{shown} is not a number that a layout can have. Write a finite number.",
            "undefined" => "undefined is no value. Leave the member out.",
            _ when double.TryParse(word, Style, CultureInfo.InvariantCulture, out _) => $"The number {shown} is too large.",
            var digits when char.IsAsciiDigit(digits.FirstOrDefault()) => $"{shown} is not a number.",
            _ => $"{shown} stands here without quotes. Put text into quotes: \"{shown}\".",
        };
        throw new NotationException(problem, position);
    }
}

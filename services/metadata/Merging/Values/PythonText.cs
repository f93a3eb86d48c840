using System.Globalization;

namespace KeymapBakery.Metadata.Merging.Values;

/// <summary>Text operations where the merging rules depend on how Python does them.</summary>
internal static class PythonText
{
    /// <summary>White space, which for Python includes the four information separators.</summary>
    public static bool IsSpace(char character) => char.IsWhiteSpace(character) || character is >= '\x1c' and <= '\x1f';

    /// <summary>Without white space at both ends.</summary>
    public static ReadOnlySpan<char> Strip(ReadOnlySpan<char> text)
    {
        var start = 0;
        var end = text.Length;
        while (start < end && IsSpace(text[start]))
        {
            start++;
        }

        while (end > start && IsSpace(text[end - 1]))
        {
            end--;
        }

        return text[start..end];
    }

    /// <summary>Without white space at both ends.</summary>
    public static string Strip(string text) => Strip(text.AsSpan()).ToString();

    /// <summary>The words of a text.</summary>
    public static List<string> Words(ReadOnlySpan<char> text)
    {
        var words = new List<string>();
        var at = 0;
        while (at < text.Length)
        {
            if (IsSpace(text[at]))
            {
                at++;
                continue;
            }

            var start = at;
            while (at < text.Length && !IsSpace(text[at]))
            {
                at++;
            }

            words.Add(text[start..at].ToString());
        }

        return words;
    }

    /// <summary>The part from one index to another, negative ones counting from the end, out of range ones cut.</summary>
    public static string Slice(string text, int start, int end)
    {
        start = Math.Min(start, text.Length);
        end = Math.Clamp(end < 0 ? text.Length + end : end, 0, text.Length);
        return end > start ? text[start..end] : "";
    }

    /// <summary>A decimal whole number, with optional sign, white space around and single underscores between digits.</summary>
    public static bool TryParseInteger(string text, out long value)
    {
        value = 0;
        var digits = Strip(text.AsSpan());
        var afterSign = digits.Length > 0 && digits[0] is '+' or '-' ? digits[1..] : digits;
        if (afterSign.Length == 0 || afterSign[0] == '_' || afterSign[^1] == '_' || afterSign.Contains("__", StringComparison.Ordinal))
        {
            return false;
        }

        foreach (var character in afterSign)
        {
            if (!char.IsAsciiDigit(character) && character != '_')
            {
                return false;
            }
        }

        var plain = digits.ToString().Replace("_", "", StringComparison.Ordinal);
        return long.TryParse(plain, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out value);
    }
}

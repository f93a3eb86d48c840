using System.Text;

namespace KeymapBakery.Jobs.Store;

/// <summary>Makes text of outside origin fit for a PostgreSQL <c>text</c> column, which holds valid Unicode without NUL.</summary>
internal static class StorableText
{
    /// <summary>Largest output kept of a build, in bytes of UTF-8.</summary>
    public const int OutputLimitBytes = 1024 * 1024;

    /// <summary>Largest output kept of a keyboard that was compiled ahead, in bytes of UTF-8: there are thousands of them.</summary>
    public const int PrebakeOutputLimitBytes = 128 * 1024;

    /// <summary><paramref name="text"/> with NUL and unpaired surrogates replaced by U+FFFD.</summary>
    public static string Clean(string text)
    {
        var withoutNul = text.Replace('\0', '\uFFFD');
        return IsWellFormed(withoutNul) ? withoutNul : Encoding.UTF8.GetString(Encoding.UTF8.GetBytes(withoutNul));
    }

    /// <summary>
    /// <see cref="Clean"/>, and of a text above <paramref name="limitBytes"/> the first and the last half of the limit, with a
    /// line between them that says what is missing.
    /// </summary>
    public static string CleanOutput(string text, int limitBytes = OutputLimitBytes)
    {
        var clean = Clean(text);
        if (clean.Length * 3L <= limitBytes || Encoding.UTF8.GetByteCount(clean) <= limitBytes)
        {
            return clean;
        }

        var bytes = Encoding.UTF8.GetBytes(clean);
        var half = limitBytes / 2;
        var headEnd = CharacterStart(bytes, half);
        var tailStart = CharacterStart(bytes, bytes.Length - half);
        return $"{Encoding.UTF8.GetString(bytes, 0, headEnd)}\n[{tailStart - headEnd} bytes left out]\n"
            + Encoding.UTF8.GetString(bytes, tailStart, bytes.Length - tailStart);
    }

    /// <summary><paramref name="output"/> with <paramref name="sentence"/> as its last line.</summary>
    public static string Append(string output, string sentence)
    {
        var bounded = CleanOutput(output);
        var separator = bounded.Length == 0 || bounded.EndsWith('\n') ? "" : "\n";
        return $"{bounded}{separator}{Clean(sentence)}\n";
    }

    private static bool IsWellFormed(string text)
    {
        for (var index = 0; index < text.Length; index++)
        {
            if (char.IsSurrogate(text[index]) && !char.IsSurrogatePair(text, index++))
            {
                return false;
            }
        }

        return true;
    }

    // Bytes 10xxxxxx continue a character that began before.
    private static int CharacterStart(byte[] utf8, int index)
    {
        while (index > 0 && (utf8[index] & 0xC0) == 0x80)
        {
            index--;
        }

        return index;
    }
}

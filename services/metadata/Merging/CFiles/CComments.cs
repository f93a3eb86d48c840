using System.Text;

namespace KeymapBakery.Metadata.Merging.CFiles;

/// <summary>Takes comments out of C source.</summary>
internal static class CComments
{
    private const int MostEndless = 100;

    /// <summary>
    /// Replaces each comment by a space, leaving texts and characters in quotes alone, then joins continued lines
    /// (lib/python/qmk/comment_remover.py, c_parse.py).
    /// <code>
    /// source    = *( line-comment | block-comment | quoted | other )
    /// quoted    = '"' *( "\" any | not '"' ) '"' | "'" *( "\" any | not "'" ) "'"     ; may span lines; without its end it is "other"
    /// </code>
    /// </summary>
    /// <exception cref="FormatException">Too many comments and texts in quotes have no end.</exception>
    public static string Remove(string source)
    {
        if (!source.Contains('/', StringComparison.Ordinal))
        {
            return source.Replace("\\\n", "", StringComparison.Ordinal);
        }

        var text = new StringBuilder(source.Length);
        var at = 0;
        var endless = 0;
        while (at < source.Length)
        {
            var rest = source.AsSpan(at);
            var plain = rest.IndexOfAny('/', '"', '\'');
            if (plain != 0)
            {
                text.Append(plain < 0 ? rest : rest[..plain]);
                at = plain < 0 ? source.Length : at + plain;
                continue;
            }

            var length = rest[0] == '/' ? CommentLength(rest) : 0;
            if (length > 0)
            {
                text.Append(' ');
                at += length;
                continue;
            }

            length = rest[0] == '/' ? 0 : QuotedLength(rest);
            if (length == 0)
            {
                // The end was looked for in all of the rest.
                length = 1;
                endless += rest.Length > 1 && rest[0] == '/' && rest[1] != '*' ? 0 : 1;
                if (endless > MostEndless)
                {
                    throw new FormatException($"More than {MostEndless} comments and texts in quotes have no end.");
                }
            }

            text.Append(rest[..length]);
            at += length;
        }

        return text.Replace("\\\n", "").ToString();
    }

    private static int CommentLength(ReadOnlySpan<char> rest)
    {
        if (rest.StartsWith("//"))
        {
            var end = rest.IndexOf('\n');
            return end < 0 ? rest.Length : end;
        }

        if (rest.StartsWith("/*"))
        {
            var end = rest[2..].IndexOf("*/");
            return end < 0 ? 0 : end + 4;
        }

        return 0;
    }

    private static int QuotedLength(ReadOnlySpan<char> rest)
    {
        for (var at = 1; at < rest.Length; at++)
        {
            if (rest[at] == rest[0])
            {
                return at + 1;
            }

            if (rest[at] == '\\')
            {
                at++;
            }
        }

        return 0;
    }
}

using System.Text;
using KeymapBakery.Metadata.Merging.Values;

namespace KeymapBakery.Metadata.Merging.CFiles;

/// <summary>
/// The definitions of a config.h, read line by line as lib/python/qmk/c_parse.py does, that is without conditions or includes:
/// <code>
/// file       = *( line LF )                      ; after joining continued lines and dropping /* */ comments
/// line       = directive [ 1*blank "//" text ]   ; also 1*blank "/*", of a comment that does not end
/// directive  = "#define" name [ value ]          ; words of value are joined by single spaces
///            | "#undef" name
///            | anything                          ; says nothing
/// </code>
/// A name without value is true. Taking back a definition forgets a true one, and makes another one false.
/// </summary>
public static class ConfigHeader
{
    /// <summary>Reads a file's text: names with texts, true or false. Nothing is an error.</summary>
    public static DataMap Parse(string text)
    {
        ArgumentNullException.ThrowIfNull(text);
        var definitions = new Dictionary<string, DataNode>(StringComparer.Ordinal);
        var source = WithoutBlockComments(text.Replace("\\\n", "", StringComparison.Ordinal));
        foreach (var range in source.AsSpan().Split('\n'))
        {
            var line = WithoutTrailingComment(source.AsSpan(range));
            if (!line.TrimStart().StartsWith("#"))
            {
                continue;
            }

            var words = PythonText.Words(line);
            switch (words)
            {
                case ["#define", var name]:
                    definitions[name] = DataBoolean.True;
                    break;
                case ["#define", var name, .. var value]:
                    definitions[name] = new DataText(string.Join(' ', value));
                    break;
                case ["#undef", var name] when definitions.TryGetValue(name, out var before):
                    if (before == DataBoolean.True)
                    {
                        definitions.Remove(name);
                    }
                    else
                    {
                        definitions[name] = DataBoolean.False;
                    }

                    break;
            }
        }

        var map = new DataMap();
        foreach (var (name, value) in definitions)
        {
            map[name] = value;
        }

        return map;
    }

    private static string WithoutBlockComments(string source)
    {
        var start = source.IndexOf("/*", StringComparison.Ordinal);
        if (start < 0)
        {
            return source;
        }

        var text = new StringBuilder(source.Length);
        var from = 0;
        while (start >= 0)
        {
            var end = source.IndexOf("*/", start + 2, StringComparison.Ordinal);
            if (end < 0)
            {
                break;
            }

            text.Append(source, from, start - from);
            from = end + 2;
            start = source.IndexOf("/*", from, StringComparison.Ordinal);
        }

        return text.Append(source, from, source.Length - from).ToString();
    }

    // A comment begins with white space; "//" right after something else, as in "a//b", is part of it.
    private static ReadOnlySpan<char> WithoutTrailingComment(ReadOnlySpan<char> line)
    {
        for (var at = 1; at + 1 < line.Length; at++)
        {
            if (line[at] == '/' && line[at + 1] is '/' or '*' && PythonText.IsSpace(line[at - 1]))
            {
                return line[..at];
            }
        }

        return line;
    }
}

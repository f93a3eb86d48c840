using KeymapBakery.Metadata.Merging.Values;

namespace KeymapBakery.Metadata.Merging.CFiles;

/// <summary>
/// The layout macros and plain definitions of a keyboard's header, read as lib/python/qmk/c_parse.py does, without conditions:
/// <code>
/// file       = *( line LF )                                    ; after comments are spaces and continued lines are joined
/// line       = macro | alias | anything
/// macro      = "#" *blank "define" name "(" parameters ")" matrix         ; of which only LAYOUT… is kept, but not LAYOUT_kc…
/// parameters = label *( "," label )
/// matrix     = [ "{" ] row *( "},{" row ) [ "}" ]
/// row        = [ "{" ] identifier *( "," identifier ) [ "}" ]             ; KC_NO marks a place without key
/// alias      = "#define" SP name SP text
/// </code>
/// A key's row and column are those of its label's place in the matrix.
/// </summary>
public sealed class LayoutMacros
{
    private LayoutMacros()
    {
    }

    /// <summary>
    /// Layouts by name: <c>{"layout": [{"x", "y", "label", "matrix"}, …], "filename"}</c>. A key whose place is unclear has no
    /// <c>matrix</c>.
    /// </summary>
    public DataMap Layouts { get; } = new();

    /// <summary>Definitions without parameters: names with the text they stand for.</summary>
    public IReadOnlyDictionary<string, string> Aliases => _aliases;

    private readonly Dictionary<string, string> _aliases = new(StringComparer.Ordinal);

    /// <summary>Reads a header's text.</summary>
    /// <param name="text">The text.</param>
    /// <param name="path">The header's path from the root of the tree.</param>
    /// <exception cref="MalformedFileException">A layout macro has no closing parenthesis, or comments have no end.</exception>
    public static LayoutMacros Parse(string text, string path)
    {
        ArgumentNullException.ThrowIfNull(text);
        var macros = new LayoutMacros();
        foreach (var line in WithoutComments(text, path).Split('\n'))
        {
            if (!line.Contains("define", StringComparison.Ordinal))
            {
                continue;
            }

            if (IsLayoutMacro(line))
            {
                macros.AddLayout(line, path);
            }
            else if (line.Contains("#define", StringComparison.Ordinal))
            {
                macros.AddAlias(line);
            }
        }

        return macros;
    }

    private static string WithoutComments(string text, string path)
    {
        try
        {
            return CComments.Remove(text);
        }
        catch (FormatException endless)
        {
            throw new MalformedFileException($"{path}: {endless.Message}");
        }
    }

    private static bool IsLayoutMacro(string line)
    {
        var start = line.AsSpan().TrimStart();
        return start.StartsWith("#") && start[1..].TrimStart().StartsWith("define") &&
            line.Contains('(', StringComparison.Ordinal) && line.Contains("LAYOUT", StringComparison.Ordinal);
    }

    private void AddLayout(string line, string path)
    {
        var macro = PythonText.Strip(line)
            .Replace("\\", "", StringComparison.Ordinal)
            .Replace(" ", "", StringComparison.Ordinal)
            .Replace("\t", "", StringComparison.Ordinal)
            .Replace("#define", "", StringComparison.Ordinal);
        var open = macro.IndexOf('(', StringComparison.Ordinal);
        var close = macro.IndexOf(')', open);
        if (close < 0)
        {
            throw new MalformedFileException($"{path}: A layout macro has no ')': {macro[..Math.Min(60, macro.Length)]}");
        }

        var name = macro[..open];
        if (!name.StartsWith("LAYOUT", StringComparison.Ordinal) || name.StartsWith("LAYOUT_kc", StringComparison.Ordinal))
        {
            return;
        }

        var places = Places(macro[(close + 1)..]);
        var keys = new DataList();
        foreach (var label in macro[(open + 1)..close].Split(','))
        {
            var key = new DataMap { ["x"] = DataInteger.Of(keys.Items.Count), ["y"] = DataInteger.Of(0) };
            if (label.Length > 0)
            {
                key["label"] = new DataText(label);
                if (places.TryGetValue(label, out var place) && place is var (row, column))
                {
                    key["matrix"] = new DataList([DataInteger.Of(row), DataInteger.Of(column)]);
                }
            }

            keys.Items.Add(key);
        }

        Layouts[name] = new DataMap { ["layout"] = keys, ["filename"] = new DataText(path) };
    }

    // Null for a label that occurs more than once.
    private static Dictionary<string, (int Row, int Column)?> Places(string matrix)
    {
        var places = new Dictionary<string, (int, int)?>(StringComparer.Ordinal);
        var rows = matrix.Split("},{");
        for (var row = 0; row < rows.Length && !rows[row].StartsWith("LAYOUT", StringComparison.Ordinal); row++)
        {
            var identifiers = rows[row].Replace("{", "", StringComparison.Ordinal).Replace("}", "", StringComparison.Ordinal).Split(',');
            for (var column = 0; column < identifiers.Length; column++)
            {
                if (identifiers[column] != "KC_NO" && !places.TryAdd(identifiers[column], (row, column)))
                {
                    places[identifiers[column]] = null;
                }
            }
        }

        return places;
    }

    private void AddAlias(string line)
    {
        if (PythonText.Strip(line).Split(' ', 3) is [_, var name, var text])
        {
            _aliases[name] = text;
        }
    }
}

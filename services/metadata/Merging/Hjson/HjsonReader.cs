using KeymapBakery.Metadata.Merging.Values;

namespace KeymapBakery.Metadata.Merging.Hjson;

/// <summary>
/// Reads Hjson, and with it JSON, as the reader that firmware trees are written for does (the hjson package of Python; the syntax:
/// https://hjson.github.io/syntax.html):
/// <code>
/// document  = [ BOM ] ( object | array | members | value )     ; members: a root object without braces
/// object    = "{" members "}"
/// members   = *( key ":" value [ "," ] )
/// array     = "[" *( value [ "," ] ) "]"
/// key       = quoted | 1*( any but white space and {}[],: )
/// value     = object | array | quoted | multiline | word
/// quoted    = ( '"' *( character | escape ) '"' ) | ( "'" *( character | escape ) "'" )
/// escape    = "\" ( '"' | "'" | "\" | "/" | "b" | "f" | "n" | "r" | "t" | "u" 4HEX )
/// multiline = "'''" text "'''"                                  ; loses the indentation of its first line, and the last line end
/// word      = "null" | "true" | "false" | number                ; ended by "," "}" "]" "#" "//" "/*" or the line's end
///           | text                                              ; to the line's end, commas and all
/// number    = [ "-" ] ( "0" | 1-9 *DIGIT ) [ "." 1*DIGIT ] [ ( "e" | "E" ) [ "+" | "-" ] 1*DIGIT ]
/// comment   = ( "#" | "//" ) to the line's end | "/*" to "*/"   ; wherever white space may stand
/// </code>
/// A number with a fraction or exponent that is whole becomes an integer; a key that occurs twice in an object is an error.
/// </summary>
public sealed partial class HjsonReader
{
    private readonly string _text;
    private readonly string _path;
    private readonly int _maximumDepth;
    private readonly HashSet<string>.AlternateLookup<ReadOnlySpan<char>> _names = new HashSet<string>(StringComparer.Ordinal)
        .GetAlternateLookup<ReadOnlySpan<char>>();

    private int _at;
    private int _depth;

    private HjsonReader(string text, string path, int maximumDepth)
    {
        _text = text;
        _path = path;
        _maximumDepth = maximumDepth;
    }

    /// <summary>Reads a document.</summary>
    /// <param name="text">The file's text.</param>
    /// <param name="path">What errors call the file.</param>
    /// <param name="maximumDepth">How deep values may nest.</param>
    /// <exception cref="MalformedFileException">The text is not Hjson; says where.</exception>
    public static DataNode Read(string text, string path, int maximumDepth = 64)
    {
        ArgumentNullException.ThrowIfNull(text);
        return new HjsonReader(text, path, maximumDepth).ReadDocument();
    }

    private char Current => _at < _text.Length ? _text[_at] : '\0';

    private bool AtEnd => _at >= _text.Length;

    private DataNode ReadDocument()
    {
        if (Current == '\uFEFF')
        {
            _at++;
        }

        SkipBlank();
        if (AtEnd)
        {
            return new DataMap();
        }

        var start = _at;
        DataNode document;
        if (Current is '{' or '[')
        {
            document = ReadValue();
        }
        else
        {
            try
            {
                document = ReadMembers(toEnd: true);
            }
            catch (MalformedFileException notAnObject)
            {
                document = ReadSingleValue(start, notAnObject);
            }
        }

        SkipBlank();
        return AtEnd ? document : throw Error("There is more after the end of the value.");
    }

    private DataNode ReadSingleValue(int start, MalformedFileException notAnObject)
    {
        try
        {
            _at = start;
            _depth = 0;
            return ReadValue();
        }
        catch (MalformedFileException)
        {
            throw notAnObject;
        }
    }

    private DataNode ReadValue()
    {
        switch (Current)
        {
            case '\'' when _text.AsSpan(_at).StartsWith("'''"):
                return new DataText(ReadMultiline());
            case '"' or '\'':
                return new DataText(ReadQuoted());
            case '{' or '[':
                return ReadNested();
            default:
                return ReadWord();
        }
    }

    private DataNode ReadNested()
    {
        if (++_depth > _maximumDepth)
        {
            throw Error($"Values nest deeper than {_maximumDepth} levels.");
        }

        DataNode value = _text[_at++] == '{' ? ReadMembers(toEnd: false) : ReadArray();
        _depth--;
        return value;
    }

    private DataMap ReadMembers(bool toEnd)
    {
        var map = new DataMap();
        SkipBlank();
        if (!toEnd && Current == '}')
        {
            _at++;
            return map;
        }

        while (true)
        {
            SkipBlank();
            var start = _at;
            var key = ReadKey();
            SkipBlank();
            if (Current != ':')
            {
                throw Error("A ':' must follow a key.");
            }

            _at++;
            SkipBlank();
            if (!map.TryAdd(key, ReadValue()))
            {
                _at = start;
                throw Error($"The key \"{key}\" occurs twice.");
            }

            SkipBlank();
            if (Current == ',')
            {
                _at++;
                SkipBlank();
            }

            if (toEnd ? AtEnd : Current == '}')
            {
                _at++;
                return map;
            }
        }
    }

    private DataList ReadArray()
    {
        var list = new DataList();
        SkipBlank();
        while (Current != ']')
        {
            if (AtEnd)
            {
                throw Error("The file ends inside an array; a ']' is missing.");
            }

            list.Items.Add(ReadValue());
            SkipBlank();
            if (Current == ',')
            {
                _at++;
                SkipBlank();
            }
        }

        _at++;
        return list;
    }

    private string ReadKey()
    {
        if (Current is '"' or '\'')
        {
            return ReadQuoted();
        }

        var start = _at;
        while (!AtEnd && Current != ':')
        {
            if (Current is '{' or '}' or '[' or ']' or ',')
            {
                throw Error($"There is a '{Current}' where a key is expected.");
            }

            _at++;
        }

        if (AtEnd)
        {
            throw Error("The file ends where a key is expected.");
        }

        var key = _text.AsSpan(start, _at - start).TrimEnd(" \t\n\r");
        if (key.IsEmpty || key.IndexOfAny(" \t\n\r") >= 0)
        {
            _at = start;
            throw Error(key.IsEmpty ? "There is a ':' without a key." : "A key with white space needs quotes.");
        }

        return Name(key);
    }

    // The names of keys repeat hundreds of times in a file; each is made once.
    private string Name(ReadOnlySpan<char> name)
    {
        if (!_names.TryGetValue(name, out var known))
        {
            known = name.ToString();
            _names.Add(known);
        }

        return known;
    }

    private MalformedFileException Error(string message)
    {
        var position = Math.Min(_at, _text.Length);
        var line = 1 + _text.AsSpan(0, position).Count('\n');
        var column = position - _text.LastIndexOf('\n', Math.Max(0, position - 1));
        return new MalformedFileException(_path, line, Math.Max(1, column), message);
    }
}

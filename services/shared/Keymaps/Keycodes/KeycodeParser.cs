using KeymapBakery.Keymaps.Names;

namespace KeymapBakery.Keymaps.Keycodes;

/// <summary>
/// Recursive-descent parser of one keycode. The grammar is the smallest that takes the keymaps people have; spaces may
/// stand between any two tokens and mean nothing:
/// <code>
/// keycode    = "ANY" "(" expression ")" | expression
/// expression = term { "|" term }
/// term       = identifier [ "(" [ expression { "," expression } ] ")" ] | number
/// identifier = [A-Za-z_][A-Za-z0-9_]*     not reserved, see Identifier.Reserved
/// number     = "0" | [1-9][0-9]{0,9} | "0x"[0-9A-Fa-f]{1,8}
/// </code>
/// <c>ANY</c> is no C: the firmware's generator cuts a leading <c>ANY(</c> and a trailing <c>)</c> off blindly, which tears
/// <c>ANY(A)|B(C)</c> apart. It is taken off here, and refused anywhere else.
/// </summary>
internal ref struct KeycodeParser
{
    private readonly ReadOnlySpan<char> _text;
    private readonly int _maxDepth;
    private readonly Span<char> _output;
    private int _position;
    private int _written;
    private string? _problem;

    private KeycodeParser(ReadOnlySpan<char> text, Span<char> output, int maxDepth)
    {
        _text = text;
        _output = output;
        _maxDepth = maxDepth;
    }

    /// <summary>
    /// Parses <paramref name="text"/>. Returns null and the keycode without spaces and <c>ANY</c>, or what is wrong, a
    /// clause that continues "the keycode …".
    /// </summary>
    public static string? Parse(string text, int maxDepth, out string normalized)
    {
        Span<char> output = text.Length <= 512 ? stackalloc char[text.Length] : new char[text.Length];
        var parser = new KeycodeParser(text, output, maxDepth);
        parser.Keycode();
        var result = output[..parser._written];
        normalized = parser._problem is not null ? "" : result.SequenceEqual(text) ? text : result.ToString();
        return parser._problem;
    }

    private bool Failed => _problem is not null;

    private void Keycode()
    {
        SkipSpaces();
        if (_position == _text.Length)
        {
            _problem = "is empty; use KC_NO for a key that does nothing";
            return;
        }
        var start = _position;
        if (TakeIdentifier() is "ANY" && Take('('))
        {
            Expression(1);
            Expect(')');
        }
        else
        {
            _position = start;
            Expression(0);
        }
        SkipSpaces();
        if (!Failed && _position < _text.Length)
        {
            Unexpected("the end");
        }
    }

    private void Expression(int depth)
    {
        do
        {
            Term(depth);
        }
        while (!Failed && Copy('|'));
    }

    private void Term(int depth)
    {
        SkipSpaces();
        if (_position < _text.Length && char.IsAsciiDigit(_text[_position]))
        {
            Number();
            return;
        }
        var identifier = TakeIdentifier();
        if (identifier.IsEmpty)
        {
            Unexpected("a keycode or a number");
        }
        else if (Identifier.Reserved(identifier) is { } reason)
        {
            _problem = $"uses {identifier}, which {reason}";
        }
        else if (identifier is "ANY")
        {
            _problem = "uses ANY in the middle; ANY( ) can only stand around the whole of one keycode";
        }
        else
        {
            Write(identifier);
            if (Copy('('))
            {
                Arguments(depth + 1);
            }
        }
    }

    private void Arguments(int depth)
    {
        if (depth > _maxDepth)
        {
            _problem = $"has more than {_maxDepth} calls within one another";
            return;
        }
        if (Copy(')'))
        {
            return;
        }
        do
        {
            Expression(depth);
        }
        while (!Failed && Copy(','));
        if (!Failed && !Copy(')'))
        {
            Unexpected("',' or ')'");
        }
    }

    private void Number()
    {
        var start = _position;
        while (_position < _text.Length && Characters.Identifier.Contains(_text[_position]))
        {
            _position++;
        }
        var number = _text[start.._position];
        var isHexadecimal = number.StartsWith("0x") && number.Length is > 2 and <= 10
            && number[2..].Only(Characters.Hexadecimal);
        var isDecimal = number.Length <= 10 && !number.ContainsAnyExceptInRange('0', '9') && (number.Length == 1 || number[0] != '0');
        if (isHexadecimal || isDecimal)
        {
            Write(number);
        }
        else
        {
            _problem = $"has a number at character {start + 1} that is not like 12 or 0x7E40 (at most 10 or 8 digits, no leading zero)";
        }
    }

    private ReadOnlySpan<char> TakeIdentifier()
    {
        var start = _position;
        if (_position < _text.Length && Identifier.IsStart(_text[_position]))
        {
            var end = _text[start..].IndexOfAnyExcept(Characters.Identifier);
            _position = end < 0 ? _text.Length : start + end;
        }
        return _text[start.._position];
    }

    private bool Copy(char token)
    {
        if (!Take(token))
        {
            return false;
        }
        _output[_written++] = token;
        return true;
    }

    private bool Take(char token)
    {
        SkipSpaces();
        if (_position == _text.Length || _text[_position] != token)
        {
            return false;
        }
        _position++;
        return true;
    }

    private void Expect(char token)
    {
        if (!Failed && !Take(token))
        {
            Unexpected($"'{token}'");
        }
    }

    private void Write(ReadOnlySpan<char> text)
    {
        text.CopyTo(_output[_written..]);
        _written += text.Length;
    }

    private void SkipSpaces()
    {
        while (_position < _text.Length && _text[_position] == ' ')
        {
            _position++;
        }
    }

    private void Unexpected(string expected)
    {
        SkipSpaces();
        _problem = _position == _text.Length
            ? $"ends where {expected} is expected"
            : $"goes wrong at character {_position + 1}, where {expected} is expected; "
              + "only names, numbers, ( ) , | and spaces may occur";
    }
}

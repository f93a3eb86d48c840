using System.Globalization;
using System.Text;

namespace KeymapBakery.KeyboardLayouts.Notation;

/// <summary>Goes through a text from its beginning to its end, and knows where it is.</summary>
internal sealed class NotationScanner(string text)
{
    private const char End = '\0';
    private const char ByteOrderMark = '\uFEFF';
    private const int EscapedDigits = 4;

    private int _index;
    private int _line = 1;
    private int _lineStart;

    /// <summary>The character to come; <c>\0</c> at the end.</summary>
    public char Current => _index < text.Length ? text[_index] : End;

    private bool IsAtEnd => _index >= text.Length;

    private TextPosition Position => new(_line, _index - _lineStart + 1);

    /// <summary>Goes to the next character that is neither space nor part of a comment, and says where that is.</summary>
    public TextPosition SkipSpace()
    {
        while (!IsAtEnd)
        {
            if (Current == '\n')
            {
                _index++;
                (_line, _lineStart) = (_line + 1, _index);
            }
            else if (char.IsWhiteSpace(Current) || Current == ByteOrderMark)
            {
                _index++;
            }
            else if (!SkipComment())
            {
                break;
            }
        }

        return Position;
    }

    /// <summary>Goes past the current character.</summary>
    public void Take() => _index++;

    /// <summary>Goes past space and <paramref name="character"/>, if that is what comes then.</summary>
    public bool TakeIf(char character)
    {
        SkipSpace();
        if (Current != character)
        {
            return false;
        }

        Take();
        return true;
    }

    /// <summary>Goes past space and <paramref name="character"/>.</summary>
    /// <exception cref="NotationException">Something else comes then.</exception>
    public void Expect(char character, string description)
    {
        if (!TakeIf(character))
        {
            throw Unexpected($"Expected {description}");
        }
    }

    /// <summary>Goes past space to the end of the text.</summary>
    /// <exception cref="NotationException">Something comes before.</exception>
    public void ExpectEnd()
    {
        SkipSpace();
        if (!IsAtEnd)
        {
            throw Unexpected("Expected a comma or the end");
        }
    }

    /// <summary>A word: letters, digits and what numbers are made of.</summary>
    /// <exception cref="NotationException">Something else comes.</exception>
    public string Word()
    {
        var start = _index;
        while (char.IsLetterOrDigit(Current) || Current is '_' or '$' or '+' or '-' or '.')
        {
            _index++;
        }

        return _index > start ? text[start.._index] : throw Unexpected("Expected a value");
    }

    /// <summary>The name of a member without quotes.</summary>
    /// <exception cref="NotationException">Something else comes.</exception>
    public string Name()
    {
        var start = _index;
        while (char.IsLetterOrDigit(Current) || Current is '_' or '$' or '-')
        {
            _index++;
        }

        return _index > start ? text[start.._index] : throw Unexpected("Expected the name of a member");
    }

    /// <summary>The text between the quotes that come.</summary>
    /// <exception cref="NotationException">It does not end in its line, or has characters that it cannot have.</exception>
    public string Text()
    {
        var (start, quote) = (Position, Current);
        Take();
        var value = new StringBuilder();
        while (Current != quote)
        {
            if (IsAtEnd || Current is '\n' or '\r')
            {
                throw new NotationException($"The text that begins here is not closed in its line: a {quote} is missing. A line break is written \\n.", start);
            }

            if (Current < ' ' && Current != '\t')
            {
                throw new NotationException($"The text has a control character (U+{(int)Current:X4}). Write it as \\u{(int)Current:x4}.", Position);
            }

            value.Append(Current == '\\' ? Escaped() : text[_index++]);
        }

        Take();
        return value.ToString() is var result && IsWellFormed(result)
            ? result
            : throw new NotationException("The text has half of a surrogate pair, which stands for no character.", start);
    }

    private char Escaped()
    {
        var start = Position;
        Take();
        var escape = Current;
        if (!IsAtEnd)
        {
            Take();
        }

        return escape switch
        {
            '"' or '\'' or '\\' or '/' => escape,
            'b' => '\b',
            'f' => '\f',
            'n' => '\n',
            'r' => '\r',
            't' => '\t',
            'u' => EscapedUnit(start),
            _ => throw new NotationException("A backslash is followed by something that it cannot stand before. A backslash itself is written \\\\.", start),
        };
    }

    private char EscapedUnit(TextPosition start)
    {
        if (text.Length - _index < EscapedDigits
            || !ushort.TryParse(text.AsSpan(_index, EscapedDigits), NumberStyles.AllowHexSpecifier, CultureInfo.InvariantCulture, out var unit))
        {
            throw new NotationException("\\u must be followed by four hexadecimal digits.", start);
        }

        _index += EscapedDigits;
        return (char)unit;
    }

    private static bool IsWellFormed(string value)
    {
        for (var rest = value.AsSpan(); !rest.IsEmpty;)
        {
            if (Rune.DecodeFromUtf16(rest, out _, out var length) != System.Buffers.OperationStatus.Done)
            {
                return false;
            }

            rest = rest[length..];
        }

        return true;
    }

    private bool SkipComment()
    {
        if (text.AsSpan(_index).StartsWith("//", StringComparison.Ordinal))
        {
            while (!IsAtEnd && Current != '\n')
            {
                _index++;
            }

            return true;
        }

        if (!text.AsSpan(_index).StartsWith("/*", StringComparison.Ordinal))
        {
            return false;
        }

        var start = Position;
        var end = text.IndexOf("*/", _index + 2, StringComparison.Ordinal);
        if (end < 0)
        {
            throw new NotationException("The comment that begins here is not closed: */ is missing.", start);
        }

        for (; _index < end + 2; _index++)
        {
            if (Current == '\n')
            {
                (_line, _lineStart) = (_line + 1, _index + 1);
            }
        }

        return true;
    }

    private NotationException Unexpected(string expectation) => new(
        IsAtEnd ? $"{expectation}, but the text ends here." : $"{expectation}, not {Shown(text.AsSpan(_index))}.",
        Position);

    private static string Shown(ReadOnlySpan<char> rest)
    {
        Rune.DecodeFromUtf16(rest, out var rune, out _);
        return Rune.IsControl(rune) || rune == Rune.ReplacementChar ? $"U+{rune.Value:X4}" : $"\"{rune}\"";
    }
}

using System.Buffers;
using System.Globalization;
using System.Text;

namespace KeymapBakery.Metadata.Merging.Hjson;

public sealed partial class HjsonReader
{
    private static readonly SearchValues<char> Blanks = SearchValues.Create(" \t\n\r");

    private void SkipBlank()
    {
        while (!AtEnd)
        {
            var character = Current;
            if (character is ' ' or '\t' or '\n' or '\r')
            {
                var blank = _text.AsSpan(_at).IndexOfAnyExcept(Blanks);
                _at = blank < 0 ? _text.Length : _at + blank;
            }
            else if (character == '#' || (character == '/' && Next == '/'))
            {
                var end = _text.AsSpan(_at).IndexOfAny('\r', '\n');
                _at = end < 0 ? _text.Length : _at + end;
            }
            else if (character == '/' && Next == '*')
            {
                var end = _text.IndexOf("*/", _at + 2, StringComparison.Ordinal);
                _at = end < 0 ? throw Error("The comment does not end.") : end + 2;
            }
            else
            {
                return;
            }
        }
    }

    private string ReadQuoted()
    {
        var start = _at;
        var quote = Current;
        _at++;
        var rest = _text.AsSpan(_at);
        var plain = rest.IndexOfAny(quote, '\\', '\n');
        if (plain >= 0 && rest[plain] == quote && !HasControl(rest[..plain]))
        {
            _at += plain + 1;
            return Name(rest[..plain]);
        }

        var text = new StringBuilder();
        while (Current != quote)
        {
            if (AtEnd)
            {
                _at = start;
                throw Error("The text in quotes does not end.");
            }

            if (Current < ' ')
            {
                throw Error("A control character, such as the end of a line, needs an escape in a text in quotes.");
            }

            text.Append(Current == '\\' ? ReadEscape() : Current);
            _at++;
        }

        _at++;
        return text.ToString();
    }

    // Leaves the position at the escape's last character.
    private char ReadEscape()
    {
        _at++;
        switch (Current)
        {
            case '"' or '\'' or '\\' or '/':
                return Current;
            case 'b':
                return '\b';
            case 'f':
                return '\f';
            case 'n':
                return '\n';
            case 'r':
                return '\r';
            case 't':
                return '\t';
            case 'u' when _at + 4 < _text.Length && ushort.TryParse(
                _text.AsSpan(_at + 1, 4), NumberStyles.AllowHexSpecifier, CultureInfo.InvariantCulture, out var code):
                _at += 4;
                return (char)code;
            default:
                throw Error("There is no such escape.");
        }
    }

    private string ReadMultiline()
    {
        var start = _at;
        var indent = _at - (_text.LastIndexOf('\n', Math.Max(0, _at - 1), Math.Max(0, _at)) + 1);
        _at += 3;
        SkipIndent(int.MaxValue);
        if (Current == '\n')
        {
            _at++;
            SkipIndent(indent);
        }

        var text = new StringBuilder();
        while (!_text.AsSpan(_at).StartsWith("'''"))
        {
            if (AtEnd)
            {
                _at = start;
                throw Error("The text in ''' does not end.");
            }

            var character = Current;
            _at++;
            if (character != '\r')
            {
                text.Append(character);
            }

            if (character == '\n')
            {
                SkipIndent(indent);
            }
        }

        _at += 3;
        if (text.Length > 0 && text[^1] == '\n')
        {
            text.Length--;
        }

        return text.ToString();
    }

    private void SkipIndent(int most)
    {
        for (var skipped = 0; skipped < most && !AtEnd && Current is ' ' or '\t' or '\r'; skipped++)
        {
            _at++;
        }
    }

    private static bool HasControl(ReadOnlySpan<char> text) => text.IndexOfAnyInRange('\0', '\x1f') >= 0;
}

using System.Collections.Frozen;

namespace KeymapBakery.Metadata.Merging.CFiles;

/// <summary>
/// Cuts C source, comments already taken out, into tokens as the lexer does that lib/python/qmk/c_parse.py reads LED configurations
/// with (the C lexer of Pygments). White space is no token.
/// <code>
/// token     = directive | text | number | name | character
/// directive = "#" to the line's end, where only blanks stand before it on its line; after "#if 0", to its "#endif" or "#else"
/// text      = '"' … '"' | "'" … "'"
/// number    = [ "-" ] ( "0x" HEX | "0b" BIN | "0" OCT | digits [ "." [ digits ] ] [ exponent ] | "." digits ) [ suffix ]
/// name      = ( letter | "_" | "$" ) *( letter | digit | "_" | "$" )
/// </code>
/// </summary>
internal ref struct CTokenizer(string source)
{
    // Words the lexer marks as something else than a name.
    private static readonly FrozenSet<string>.AlternateLookup<ReadOnlySpan<char>> Reserved = FrozenSet.ToFrozenSet(
        """
        asm auto break case const continue default do else enum extern for goto if register restricted return sizeof struct static
        switch typedef volatile while union thread_local alignas alignof static_assert _Pragma inline _inline __inline naked restrict
        thread bool int long float short double char unsigned signed void true false NULL
        size_t ssize_t off_t wchar_t ptrdiff_t sig_atomic_t fpos_t clock_t time_t va_list jmp_buf FILE DIR div_t ldiv_t
        int8_t int16_t int32_t int64_t uint8_t uint16_t uint32_t uint64_t int_least8_t int_least16_t int_least32_t int_least64_t
        uint_least8_t uint_least16_t uint_least32_t uint_least64_t int_fast8_t int_fast16_t int_fast32_t int_fast64_t
        uint_fast8_t uint_fast16_t uint_fast32_t uint_fast64_t intptr_t uintptr_t intmax_t uintmax_t
        """.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries),
        StringComparer.Ordinal).GetAlternateLookup<ReadOnlySpan<char>>();

    private readonly ReadOnlySpan<char> _source = source;
    private int _at;
    private bool _startsLine = true;

    /// <summary>The kind of the current token.</summary>
    public CTokenKind Kind { get; private set; }

    /// <summary>The text of the current token.</summary>
    public ReadOnlySpan<char> Text { get; private set; }

    /// <summary>Goes to the next token; false at the end.</summary>
    public bool MoveNext()
    {
        while (_at < _source.Length && char.IsWhiteSpace(_source[_at]))
        {
            _startsLine |= _source[_at] == '\n';
            _at++;
        }

        if (_at >= _source.Length)
        {
            return false;
        }

        var rest = _source[_at..];
        (Kind, var length) = rest[0] switch
        {
            '#' when _startsLine => (CTokenKind.Directive, DirectiveLength(rest)),
            '"' or '\'' => (CTokenKind.Other, TextLength(rest)),
            _ => Number(rest) is (_, > 0) and var number ? number : Word(rest),
        };
        Text = rest[..length];
        _at += length;
        _startsLine = false;
        return true;
    }

    private static int DirectiveLength(ReadOnlySpan<char> rest)
    {
        var end = LineLength(rest);
        if (!rest.StartsWith("#if") || rest[3..end].TrimStart() is not ['0', ..] || !char.IsWhiteSpace(rest[3]))
        {
            return end;
        }

        for (var depth = 1; depth > 0 && end < rest.Length;)
        {
            end++;
            var line = rest[end..][..LineLength(rest[end..])];
            var directive = line.TrimStart();
            depth += directive.StartsWith("#if") ? 1 : 0;
            depth -= directive.StartsWith("#el") || directive.StartsWith("#endif") ? 1 : 0;
            end += line.Length;
        }

        return end;
    }

    private static int LineLength(ReadOnlySpan<char> rest)
    {
        var end = rest.IndexOf('\n');
        return end < 0 ? rest.Length : end;
    }

    private static int TextLength(ReadOnlySpan<char> rest)
    {
        for (var at = 1; at < rest.Length && rest[at] != '\n'; at++)
        {
            if (rest[at] == rest[0])
            {
                return at + 1;
            }

            at += rest[at] == '\\' ? 1 : 0;
        }

        return 1;
    }

    private static (CTokenKind, int) Word(ReadOnlySpan<char> rest)
    {
        var length = 0;
        while (length < rest.Length && (char.IsLetterOrDigit(rest[length]) || rest[length] is '_' or '$'))
        {
            length++;
        }

        return length == 0 ? (CTokenKind.Other, 1)
            : (Reserved.Contains(rest[..length]) ? CTokenKind.Other : CTokenKind.Name, length);
    }

    private static (CTokenKind Kind, int Length) Number(ReadOnlySpan<char> rest)
    {
        var sign = rest[0] == '-' ? 1 : 0;
        var digits = rest[sign..];
        if (digits.Length > 1 && digits[0] == '0' && digits[1] is 'x' or 'X')
        {
            var hexadecimal = Count(digits[2..], char.IsAsciiHexDigit);
            return hexadecimal == 0 ? (CTokenKind.Integer, sign + 1) : Whole(CTokenKind.Hexadecimal, rest, sign + 2 + hexadecimal);
        }

        if (digits.Length > 2 && digits[0] == '0' && digits[1] is 'b' or 'B' && digits[2] is '0' or '1')
        {
            return Whole(CTokenKind.Other, rest, sign + 2 + Count(digits[2..], digit => digit is '0' or '1'));
        }

        var whole = Count(digits, char.IsAsciiDigit);
        var at = whole;
        var point = at < digits.Length && digits[at] == '.';
        var fraction = point ? Count(digits[(at + 1)..], char.IsAsciiDigit) : 0;
        if (whole + fraction == 0)
        {
            return (CTokenKind.Other, 0);
        }

        at += point ? 1 + fraction : 0;
        var exponent = ExponentLength(digits[at..]);
        if (point || exponent > 0 || (at < digits.Length && digits[at] is 'f' or 'F'))
        {
            at += exponent;
            return (CTokenKind.Real, sign + at + (at < digits.Length && digits[at] is 'f' or 'F' or 'l' or 'L' ? 1 : 0));
        }

        if (at < digits.Length && digits[at] is 'l' or 'L' && sign == 0)
        {
            return (CTokenKind.Real, at + 1);
        }

        var octal = whole > 1 && digits[0] == '0' ? Count(digits, digit => digit is >= '0' and <= '7') : 0;
        return octal > 1 ? Whole(CTokenKind.Other, rest, sign + octal) : Whole(CTokenKind.Integer, rest, sign + whole);
    }

    private static int ExponentLength(ReadOnlySpan<char> rest)
    {
        if (rest is not ['e' or 'E', ..])
        {
            return 0;
        }

        var sign = rest.Length > 1 && rest[1] is '+' or '-' ? 1 : 0;
        var digits = Count(rest[(1 + sign)..], char.IsAsciiDigit);
        return digits == 0 ? 0 : 1 + sign + digits;
    }

    private static (CTokenKind, int) Whole(CTokenKind kind, ReadOnlySpan<char> rest, int length)
    {
        var suffix = rest[length..];
        var extra = suffix switch
        {
            ['u' or 'U', 'l' or 'L', 'l' or 'L', ..] or ['l' or 'L', 'l' or 'L', 'u' or 'U', ..] => 3,
            ['u' or 'U', 'l' or 'L', ..] or ['l' or 'L', 'l' or 'L' or 'u' or 'U', ..] => 2,
            ['u' or 'U' or 'l' or 'L', ..] => 1,
            _ => 0,
        };
        return (kind, length + extra);
    }

    private static int Count(ReadOnlySpan<char> rest, Func<char, bool> digit)
    {
        var count = 0;
        while (count < rest.Length && digit(rest[count]))
        {
            count++;
        }

        return count;
    }
}

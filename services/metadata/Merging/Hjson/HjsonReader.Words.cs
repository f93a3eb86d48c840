using System.Globalization;
using KeymapBakery.Metadata.Merging.Values;

namespace KeymapBakery.Metadata.Merging.Hjson;

public sealed partial class HjsonReader
{
    private DataNode ReadWord()
    {
        if (AtEnd || Current is '{' or '}' or '[' or ']' or ',' or ':')
        {
            throw Error(AtEnd ? "The file ends where a value is expected." : $"There is a '{Current}' where a value is expected.");
        }

        var start = _at;
        while (true)
        {
            var endOfLine = AtEnd || Current is '\r' or '\n';
            if (endOfLine || Current is ',' or '}' or ']' or '#' || (Current == '/' && Next is '/' or '*'))
            {
                var word = _text.AsSpan(start, _at - start);
                if (Literal(word) is { } literal)
                {
                    return literal;
                }

                if (endOfLine)
                {
                    return new DataText(PythonText.Strip(word).ToString());
                }
            }

            _at++;
        }
    }

    private char Next => _at + 1 < _text.Length ? _text[_at + 1] : '\0';

    private static DataNode? Literal(ReadOnlySpan<char> word) => word[0] switch
    {
        'n' when PythonText.Strip(word) is "null" => DataNull.Instance,
        't' when PythonText.Strip(word) is "true" => DataBoolean.True,
        'f' when PythonText.Strip(word) is "false" => DataBoolean.False,
        '-' or (>= '0' and <= '9') => Number(word.TrimEnd(" \t")),
        _ => null,
    };

    private static DataNumber? Number(ReadOnlySpan<char> word)
    {
        var at = word[0] == '-' ? 1 : 0;
        var integer = Digits(word, at);
        if (integer == 0 || (integer > 1 && word[at] == '0'))
        {
            return null;
        }

        at += integer;
        var whole = true;
        if (at < word.Length && word[at] == '.')
        {
            var fraction = Digits(word, at + 1);
            at += fraction > 0 ? 1 + fraction : 0;
            whole = fraction == 0;
        }

        if (at < word.Length && word[at] is 'e' or 'E')
        {
            var sign = at + 1 < word.Length && word[at + 1] is '+' or '-' ? 1 : 0;
            var exponent = Digits(word, at + 1 + sign);
            at += exponent > 0 ? 1 + sign + exponent : 0;
            whole &= exponent == 0;
        }

        if (at != word.Length)
        {
            return null;
        }

        if (whole && long.TryParse(word, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var number))
        {
            return DataInteger.Of(number);
        }

        var real = double.Parse(word, NumberStyles.Float, CultureInfo.InvariantCulture);
        return real == Math.Truncate(real) && Math.Abs(real) < 1e10 ? DataInteger.Of((long)real) : new DataReal(real);
    }

    private static int Digits(ReadOnlySpan<char> word, int start)
    {
        var at = start;
        while (at < word.Length && char.IsAsciiDigit(word[at]))
        {
            at++;
        }

        return at - start;
    }
}

using System.Globalization;
using KeymapBakery.Metadata.Merging.Values;

namespace KeymapBakery.Metadata.Merging.CFiles;

/// <summary>
/// Computes the number that a definition such as <c>MATRIX_ROWS</c> stands for (lib/python/qmk/math_ops.py):
/// <code>
/// expression = sum *( "^" sum )                   ; exclusive or
/// sum        = product *( ( "+" | "-" ) product )
/// product    = unary *( ( "*" | "/" ) unary )     ; "/" gives a fraction
/// unary      = "-" unary | power
/// power      = atom [ "**" unary ]
/// atom       = number | "(" expression ")"
/// number     = decimal | "0x" hexadecimal | "0o" octal | "0b" binary | decimal fraction
/// </code>
/// </summary>
public ref struct Arithmetic
{
    private const int MaximumDepth = 64;

    private readonly ReadOnlySpan<char> _text;
    private int _at;
    private int _depth;

    private Arithmetic(ReadOnlySpan<char> text) => _text = text;

    /// <summary>Computes an expression.</summary>
    /// <exception cref="FormatException">It is not one; names are not known.</exception>
    public static DataNumber Compute(string expression)
    {
        ArgumentNullException.ThrowIfNull(expression);
        var arithmetic = new Arithmetic(expression);
        var value = arithmetic.Expression();
        return arithmetic.Peek() == '\0' ? value : throw arithmetic.Unexpected();
    }

    private DataNumber Expression()
    {
        Descend();
        var value = Sum();
        while (Take('^'))
        {
            value = (value, Sum()) is (DataInteger left, DataInteger right)
                ? DataInteger.Of(left.Value ^ right.Value)
                : throw new FormatException($"\"{_text}\": '^' is for whole numbers.");
        }

        _depth--;
        return value;
    }

    private DataNumber Sum()
    {
        var value = Product();
        while (Peek() is '+' or '-')
        {
            value = Take('+') ? Combine(value, Product(), (a, b) => checked(a + b), (a, b) => a + b)
                : Take('-') ? Combine(value, Product(), (a, b) => checked(a - b), (a, b) => a - b)
                : value;
        }

        return value;
    }

    private DataNumber Product()
    {
        var value = Unary();
        while (Peek() is '*' or '/')
        {
            if (Take('*'))
            {
                value = Combine(value, Unary(), (a, b) => checked(a * b), (a, b) => a * b);
            }
            else
            {
                _at++;
                var divisor = Unary();
                value = divisor.IsTruthy
                    ? new DataReal(value.AsDouble / divisor.AsDouble)
                    : throw new FormatException($"\"{_text}\" divides by zero.");
            }
        }

        return value;
    }

    private DataNumber Unary()
    {
        if (!Take('-'))
        {
            return Power();
        }

        Descend();
        var value = Combine(DataInteger.Of(0), Unary(), (a, b) => checked(a - b), (a, b) => a - b);
        _depth--;
        return value;
    }

    private DataNumber Power()
    {
        var value = Atom();
        if (Peek() != '*' || _at + 1 >= _text.Length || _text[_at + 1] != '*')
        {
            return value;
        }

        _at += 2;
        Descend();
        var exponent = Unary();
        _depth--;
        return Combine(
            value,
            exponent,
            (a, b) => Math.Pow(a, b) is >= -9e15 and <= 9e15 and var power && b >= 0 ? (long)power : throw new OverflowException(),
            Math.Pow);
    }

    private DataNumber Atom()
    {
        if (Take('('))
        {
            var value = Expression();
            return Take(')') ? value : throw Unexpected();
        }

        Peek();
        var start = _at;
        while (_at < _text.Length && (char.IsAsciiLetterOrDigit(_text[_at]) || _text[_at] is '.' or '_'))
        {
            _at++;
        }

        var digits = _text[start.._at].ToString().Replace("_", "", StringComparison.Ordinal);
        var radix = digits.Length > 2 && digits[0] == '0' ? char.ToLowerInvariant(digits[1]) : ' ';
        try
        {
            return radix switch
            {
                'x' => DataInteger.Of(Convert.ToInt64(digits[2..], 16)),
                'o' => DataInteger.Of(Convert.ToInt64(digits[2..], 8)),
                'b' => DataInteger.Of(Convert.ToInt64(digits[2..], 2)),
                _ when long.TryParse(digits, NumberStyles.None, CultureInfo.InvariantCulture, out var whole)
                    && (digits[0] != '0' || whole == 0) => DataInteger.Of(whole),
                _ when digits.Length > 0 && !char.IsAsciiLetter(digits[0]) && digits.AsSpan().IndexOfAny(".eE") >= 0 =>
                    new DataReal(double.Parse(digits, NumberStyles.Float, CultureInfo.InvariantCulture)),
                _ => throw Unexpected(start),
            };
        }
        catch (Exception failed) when (failed is ArgumentException or OverflowException or FormatException)
        {
            throw Unexpected(start);
        }
    }

    private readonly DataNumber Combine(
        DataNumber left, DataNumber right, Func<long, long, long> whole, Func<double, double, double> real)
    {
        try
        {
            return left is DataInteger a && right is DataInteger b
                ? DataInteger.Of(whole(a.Value, b.Value))
                : new DataReal(real(left.AsDouble, right.AsDouble));
        }
        catch (OverflowException)
        {
            throw new FormatException($"\"{_text}\" is too large.");
        }
    }

    private void Descend()
    {
        if (++_depth > MaximumDepth)
        {
            throw new FormatException($"The expression nests too deep: {_text[..Math.Min(_text.Length, 40)]}…");
        }
    }

    private char Peek()
    {
        while (_at < _text.Length && _text[_at] is ' ' or '\t')
        {
            _at++;
        }

        return _at < _text.Length ? _text[_at] : '\0';
    }

    private bool Take(char character)
    {
        var there = Peek() == character;
        _at += there ? 1 : 0;
        return there;
    }

    private readonly FormatException Unexpected(int? at = null) =>
        new($"\"{_text}\" is not a sum of numbers, at position {(at ?? _at) + 1}.");
}

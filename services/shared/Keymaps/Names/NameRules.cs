namespace KeymapBakery.Keymaps.Names;

/// <summary>The forms of names that are used in paths, makefiles and C as they are. Each method is true for a good one.</summary>
internal static class NameRules
{
    /// <summary><c>crkbd/rev1</c>: segments <c>[A-Za-z0-9_][A-Za-z0-9_-]*</c> joined by <c>/</c>.</summary>
    public static bool IsKeyboard(ReadOnlySpan<char> name)
    {
        foreach (var range in name.Split('/'))
        {
            var segment = name[range];
            if (segment.IsEmpty || segment[0] == '-' || !segment.Only(Characters.FileName))
            {
                return false;
            }
        }
        return true;
    }

    /// <summary><c>LAYOUT_60_ansi</c>: a C identifier that is not reserved.</summary>
    public static bool IsLayout(ReadOnlySpan<char> name) => Identifier.IsIdentifier(name) && Identifier.Reserved(name) is null;

    /// <summary>
    /// <c>[A-Za-z0-9][A-Za-z0-9._/-]*</c>, and what git's check-ref-format refuses is refused: <c>..</c>, empty segments,
    /// segments that begin or end with a dot or end with <c>.lock</c>.
    /// </summary>
    public static bool IsBranch(ReadOnlySpan<char> name)
    {
        if (name.IsEmpty || !char.IsAsciiLetterOrDigit(name[0]) || name.Contains("..", StringComparison.Ordinal))
        {
            return false;
        }
        foreach (var range in name.Split('/'))
        {
            var segment = name[range];
            if (segment.IsEmpty || segment[0] is '.' or '-' || segment[^1] == '.' || !segment.Only(Characters.Reference)
                || segment.EndsWith(".lock", StringComparison.OrdinalIgnoreCase))
            {
                return false;
            }
        }
        return true;
    }

    /// <summary>
    /// <c>[a-z][a-z0-9_]*</c>, for converters, host languages and members of config. Keywords are allowed, since these names
    /// are never C by themselves and one of the settings is <c>default</c>.
    /// </summary>
    public static bool IsLowerIdentifier(ReadOnlySpan<char> name) =>
        !name.IsEmpty && char.IsAsciiLetterLower(name[0]) && name.Only(Characters.LowerIdentifier)
        && !name.Contains("__", StringComparison.Ordinal);

    /// <summary><c>[A-Z][A-Z0-9_]+</c>, for declared keycodes.</summary>
    public static bool IsUpperIdentifier(ReadOnlySpan<char> name) =>
        name.Length > 1 && char.IsAsciiLetterUpper(name[0]) && name.Only(Characters.UpperIdentifier) && Identifier.Reserved(name) is null;

    /// <summary><c>qmk/hello_world</c>: segments <c>[A-Za-z0-9_]+</c> joined by <c>/</c>.</summary>
    public static bool IsModule(ReadOnlySpan<char> name)
    {
        foreach (var range in name.Split('/'))
        {
            var segment = name[range];
            if (segment.IsEmpty || !segment.Only(Characters.Identifier) || Identifier.Reserved(segment) is not null)
            {
                return false;
            }
        }
        return true;
    }

    /// <summary>
    /// A word of config, such as <c>ws2812</c>, <c>B7</c>, <c>0xFEED</c>, <c>1.0.0</c> or <c>stm32-dfu</c>:
    /// <c>[A-Za-z0-9_]+</c>, several joined by single dots or hyphens.
    /// </summary>
    public static bool IsConfigWord(ReadOnlySpan<char> word)
    {
        foreach (var range in word.SplitAny('.', '-'))
        {
            var part = word[range];
            if (part.IsEmpty || !part.Only(Characters.Identifier) || Identifier.Reserved(part) is not null)
            {
                return false;
            }
        }
        return true;
    }

    /// <summary>A JSON number without exponent: at most 10 digits, and 6 after the decimal point.</summary>
    public static bool IsConfigNumber(ReadOnlySpan<char> number)
    {
        var unsigned = number.StartsWith("-") ? number[1..] : number;
        var point = unsigned.IndexOf('.');
        var whole = point < 0 ? unsigned : unsigned[..point];
        var fraction = point < 0 ? [] : unsigned[(point + 1)..];
        return whole.Length <= 10 && fraction.Length <= 6
            && !whole.ContainsAnyExceptInRange('0', '9') && !fraction.ContainsAnyExceptInRange('0', '9');
    }
}

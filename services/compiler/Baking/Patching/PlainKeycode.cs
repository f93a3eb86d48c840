using KeymapBakery.Compiler.Baking.Keymaps;

namespace KeymapBakery.Compiler.Baking.Patching;

/// <summary>
/// Tells keycodes that can be nothing but expressions from text that may be more to a C compiler: names, numbers and operators between
/// balanced parentheses cannot leave the table they stand in, and so cannot declare or define anything. Names that begin with an
/// underscore belong to the compiler (<c>__COUNTER__</c>, <c>_Pragma</c>, <c>__attribute__</c>), but those of underscores only are QMK's.
/// </summary>
internal static class PlainKeycode
{
    private const string Operators = " ,|&~^+*-<>";

    /// <summary>True for a keycode that is certain to be an expression, such as <c>LT(1, KC_SPC)</c>.</summary>
    public static bool Is(string keycode)
    {
        var depth = 0;
        var text = KeymapTables.Written(keycode).AsSpan();
        while (!text.IsEmpty)
        {
            var word = text[..WordLength(text)];
            if (!word.IsEmpty)
            {
                if (word[0] == '_' && word.ContainsAnyExcept('_'))
                {
                    return false;
                }

                text = text[word.Length..];
                continue;
            }

            depth += text[0] switch
            {
                '(' => 1,
                ')' => -1,
                _ => 0,
            };
            if (depth < 0 || (text[0] is not ('(' or ')') && !Operators.Contains(text[0], StringComparison.Ordinal)))
            {
                return false;
            }

            text = text[1..];
        }

        return depth == 0;
    }

    private static int WordLength(ReadOnlySpan<char> text)
    {
        var length = 0;
        while (length < text.Length && (char.IsAsciiLetterOrDigit(text[length]) || text[length] == '_'))
        {
            length++;
        }

        return length;
    }
}

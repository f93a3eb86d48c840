namespace KeymapBakery.Metadata.Validation;

/// <summary>
/// Finds the names of keycodes in an expression such as <c>LT(1, KC_SPC)</c>: identifiers that are not called and are not masks of
/// modifiers (<c>MOD_LCTL</c>).
/// </summary>
internal static class KeycodeScanner
{
    private const string Modifiers = "MOD_";

    /// <summary>The names, in the order of the text.</summary>
    public static IEnumerable<string> NamesIn(string expression)
    {
        for (var start = 0; start < expression.Length;)
        {
            if (!IsPart(expression[start]))
            {
                start++;
                continue;
            }

            var end = start;
            while (end < expression.Length && IsPart(expression[end]))
            {
                end++;
            }

            if (!char.IsAsciiDigit(expression[start]) && !IsCalled(expression, end))
            {
                var name = expression[start..end];
                if (!name.StartsWith(Modifiers, StringComparison.Ordinal))
                {
                    yield return name;
                }
            }

            start = end;
        }
    }

    private static bool IsPart(char character) => char.IsAsciiLetterOrDigit(character) || character == '_';

    private static bool IsCalled(string expression, int end)
    {
        while (end < expression.Length && expression[end] == ' ')
        {
            end++;
        }

        return end < expression.Length && expression[end] == '(';
    }
}

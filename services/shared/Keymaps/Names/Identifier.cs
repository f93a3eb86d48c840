using System.Collections.Frozen;

namespace KeymapBakery.Keymaps.Names;

/// <summary>Identifiers of C, and which of them a stranger may not use.</summary>
internal static class Identifier
{
    // Keywords of C up to C23 and of GCC's dialect. None is a keycode, a layer or a layout, and some of them
    // (asm, _Pragma, sizeof, typeof) do things where a constant is expected.
    private static readonly FrozenSet<string> Keywords = FrozenSet.Create(
        StringComparer.Ordinal,
        "alignas", "alignof", "asm", "auto", "bool", "break", "case", "char", "const", "constexpr", "continue", "default", "defined",
        "do", "double", "else", "enum", "extern", "float", "for", "goto", "if", "inline", "int", "long", "nullptr", "register",
        "restrict", "return", "short", "signed", "sizeof", "static", "static_assert", "struct", "switch", "thread_local", "typedef",
        "typeof", "typeof_unqual", "union", "unsigned", "void", "volatile", "while",
        "_Accum", "_Alignas", "_Alignof", "_Atomic", "_BitInt", "_Bool", "_Complex", "_Decimal32", "_Decimal64", "_Decimal128",
        "_Float16", "_Float32", "_Float64", "_Float128", "_Fract", "_Generic", "_Imaginary", "_Noreturn", "_Pragma", "_Sat",
        "_Static_assert", "_Thread_local");

    /// <summary>True for <c>[A-Za-z_][A-Za-z0-9_]*</c>.</summary>
    public static bool IsIdentifier(ReadOnlySpan<char> text) =>
        !text.IsEmpty && IsStart(text[0]) && text[1..].IndexOfAnyExcept(Characters.Identifier) < 0;

    public static bool IsStart(char character) => char.IsAsciiLetter(character) || character == '_';

    /// <summary>
    /// Why an identifier may not be used, or null. Two underscores in a row belong to the compiler (<c>__asm__</c>,
    /// <c>__attribute__</c>, <c>__has_include</c>, <c>__FILE__</c>) and to the placeholders of the firmware's own keymap.c
    /// template (<c>__INCLUDES__</c>); underscores alone, such as <c>_______</c>, are keycodes.
    /// </summary>
    public static string? Reserved(ReadOnlySpan<char> identifier)
    {
        if (Keywords.GetAlternateLookup<ReadOnlySpan<char>>().Contains(identifier))
        {
            return "is a keyword of C";
        }
        return identifier.Contains("__", StringComparison.Ordinal) && identifier.ContainsAnyExcept('_')
            ? "has two underscores in a row, which is reserved for the compiler"
            : null;
    }
}

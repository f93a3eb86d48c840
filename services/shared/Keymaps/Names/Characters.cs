using System.Buffers;

namespace KeymapBakery.Keymaps.Names;

/// <summary>The sets of characters the rules are made of.</summary>
internal static class Characters
{
    private const string Lower = "abcdefghijklmnopqrstuvwxyz";
    private const string Upper = "ABCDEFGHIJKLMNOPQRSTUVWXYZ";
    private const string Digits = "0123456789";

    /// <summary><c>[A-Za-z0-9_]</c>.</summary>
    public static SearchValues<char> Identifier { get; } = SearchValues.Create(Lower + Upper + Digits + "_");

    /// <summary><c>[a-z0-9_]</c>.</summary>
    public static SearchValues<char> LowerIdentifier { get; } = SearchValues.Create(Lower + Digits + "_");

    /// <summary><c>[A-Z0-9_]</c>.</summary>
    public static SearchValues<char> UpperIdentifier { get; } = SearchValues.Create(Upper + Digits + "_");

    /// <summary><c>[A-Za-z0-9_-]</c>: safe in file names, makefiles and shells unless the hyphen comes first.</summary>
    public static SearchValues<char> FileName { get; } = SearchValues.Create(Lower + Upper + Digits + "_-");

    /// <summary><c>[A-Za-z0-9._-]</c>.</summary>
    public static SearchValues<char> Reference { get; } = SearchValues.Create(Lower + Upper + Digits + "._-");

    /// <summary><c>[0-9A-Fa-f]</c>.</summary>
    public static SearchValues<char> Hexadecimal { get; } = SearchValues.Create(Digits + "abcdefABCDEF");

    /// <summary>True when the text has no character outside the set.</summary>
    public static bool Only(this ReadOnlySpan<char> text, SearchValues<char> allowed) => text.IndexOfAnyExcept(allowed) < 0;
}

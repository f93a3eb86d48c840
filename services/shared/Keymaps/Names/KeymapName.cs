using System.Text;
using KeymapBakery.Keymaps.Json;

namespace KeymapBakery.Keymaps.Names;

/// <summary>
/// The name of a keymap. People type anything, and the name ends up unquoted in make's <c>$(shell …)</c> and in file
/// names. So names with harmless oddities are mapped to safe ones, and names that could mean something to a shell, make or
/// a path are refused rather than silently disarmed.
/// </summary>
internal static class KeymapName
{
    private const int MaxSafeLength = 64;
    private const string EmptyName = "keymap";
    private const string HarmlessPunctuation = " .,+@";

    /// <summary>Why a posted name is refused, or null.</summary>
    public static string? Problem(string posted)
    {
        if (posted is "." || posted.Contains("..", StringComparison.Ordinal))
        {
            return "would be a path";
        }
        foreach (var rune in posted.EnumerateRunes())
        {
            if (!IsHarmless(rune))
            {
                return $"holds {Printable.Quote(rune.ToString())}, which could mean something to a shell, make or a path";
            }
        }
        return null;
    }

    /// <summary>
    /// The safe name for one without a <see cref="Problem"/>: each character outside <c>[A-Za-z0-9_-]</c> and a leading
    /// hyphen becomes <c>_</c>; of that the first 64 characters; <c>keymap</c> for the empty name.
    /// </summary>
    public static string Safe(string posted)
    {
        var safe = new StringBuilder(MaxSafeLength);
        foreach (var rune in posted.EnumerateRunes().TakeWhile(_ => safe.Length < MaxSafeLength))
        {
            safe.Append(IsSafe(rune) && !(safe.Length == 0 && rune.Value == '-') ? (char)rune.Value : '_');
        }
        return safe.Length == 0 ? EmptyName : safe.ToString();
    }

    private static bool IsSafe(Rune rune) => rune.IsAscii && Characters.FileName.Contains((char)rune.Value);

    private static bool IsHarmless(Rune rune) => rune.IsAscii
        ? IsSafe(rune) || HarmlessPunctuation.Contains((char)rune.Value, StringComparison.Ordinal)
        : !Printable.IsInvisible(rune);
}

using System.Text.RegularExpressions;

namespace KeymapBakery.Answers;

/// <summary>What build tools print to colour a terminal: ESC, <c>[</c>, parameters and a letter (ECMA-48, control sequences).</summary>
internal static partial class TerminalCodes
{
    /// <summary>The text without them.</summary>
    public static string RemoveFrom(string text) => text.Contains('\u001b', StringComparison.Ordinal) ? Code.Replace(text, "") : text;

    [GeneratedRegex(@"\u001b\[[0-?]*[ -/]*[@-~]")]
    private static partial Regex Code { get; }
}

using System.Globalization;
using System.Text.RegularExpressions;

namespace KeymapBakery.BakingBench.Service;

/// <summary>A job of the running service that has ended.</summary>
/// <param name="FileName">Name of the firmware file; null when it failed.</param>
/// <param name="FirmwareUrl">Where the firmware is; null when it failed.</param>
/// <param name="Output">The output of the job.</param>
/// <param name="Seconds">From posting the keymap to the answer that says it has ended.</param>
internal sealed partial record BakedJob(string? FileName, Uri? FirmwareUrl, string Output, double Seconds)
{
    /// <summary>How the compiler made it, in its own words: <c>replay</c>, <c>full</c>; <c>?</c> when it does not say.</summary>
    public string Strategy => LastLine() is { } line ? line.Groups[1].Value : "?";

    /// <summary>Seconds inside the compiler, as it says; null when it does not.</summary>
    public double? SecondsInCompiler =>
        LastLine() is { } line ? double.Parse(line.Groups[2].Value, CultureInfo.InvariantCulture) : null;

    /// <summary>The line in which it says so; null when it does not.</summary>
    public string? Words => LastLine()?.Value;

    private Match? LastLine() => BakedBy().Matches(Output).LastOrDefault();

    [GeneratedRegex(@"^Baked by (\w+) in ([0-9.]+) s.*", RegexOptions.Multiline | RegexOptions.CultureInvariant)]
    private static partial Regex BakedBy();
}

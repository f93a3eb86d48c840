using System.Collections.Immutable;
using System.Globalization;

namespace KeymapBakery.BakingBench.Bench;

/// <summary>What to measure.</summary>
/// <param name="Tree">The firmware tree, a git work tree.</param>
internal sealed record BenchOptions(string Tree)
{
    /// <summary>How often everything is done.</summary>
    public int Rounds { get; init; } = 5;

    /// <summary>Keyboards; empty for the usual ones of the tree.</summary>
    public ImmutableArray<string> Keyboards { get; init; } = [];

    /// <summary>Where the service answers.</summary>
    public Uri Api { get; init; } = new("http://127.0.0.1:5100/");

    /// <summary>A directory for the check-out.</summary>
    public string Scratch { get; init; } = Path.Combine(Path.GetTempPath(), "keymap-bakery-scratch");

    /// <summary>Where the tools of plain builds are, like PATH; the compiler service is to have the same.</summary>
    public string ToolPath { get; init; } = "/usr/local/bin:/usr/bin:/bin";

    /// <summary>Reads the command line.</summary>
    /// <exception cref="FormatException">It is wrong.</exception>
    public static BenchOptions Parse(ReadOnlySpan<string> arguments)
    {
        if (arguments is not [var tree, .. var rest])
        {
            throw new FormatException("bench needs a TREE.");
        }

        var options = new BenchOptions(tree);
        while (rest is [var name, var value, .. var left])
        {
            rest = left;
            options = name switch
            {
                "--rounds" when int.TryParse(value, NumberStyles.None, CultureInfo.InvariantCulture, out var rounds) && rounds > 0 =>
                    options with { Rounds = rounds },
                "--keyboards" => options with { Keyboards = [.. value.Split(',', StringSplitOptions.RemoveEmptyEntries)] },
                "--api" => options with { Api = new Uri(value) },
                "--tools" => options with { ToolPath = value },
                "--scratch" => options with { Scratch = Path.GetFullPath(value) },
                _ => throw new FormatException($"'{name} {value}' is no option."),
            };
        }

        return rest.IsEmpty ? options : throw new FormatException($"{rest[0]} needs a value.");
    }
}

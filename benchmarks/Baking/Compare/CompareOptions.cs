using System.Collections.Immutable;

namespace KeymapBakery.BakingBench.Compare;

/// <summary>What to compare, and with what.</summary>
/// <param name="Tree">The firmware tree, a git work tree.</param>
internal sealed record CompareOptions(string Tree)
{
    /// <summary>Where the service answers.</summary>
    public Uri Api { get; init; } = new("http://127.0.0.1:5100/");

    /// <summary>A directory for the check-out, and for files that differ.</summary>
    public string Scratch { get; init; } = Path.Combine(Path.GetTempPath(), "keymap-bakery-scratch");

    /// <summary>keymap.json files.</summary>
    public ImmutableArray<string> Payloads { get; init; } = [];

    /// <summary>A list of boards to make keymaps for.</summary>
    public string? Boards { get; init; }

    /// <summary>Recorded results of plain builds; what is in there is not compiled plainly again.</summary>
    public string? Golden { get; init; }

    /// <summary>Where to record the results of the plain builds.</summary>
    public string? Record { get; init; }

    /// <summary>Where the tools of plain builds are, like PATH; the compiler service is to have the same.</summary>
    public string ToolPath { get; init; } = "/usr/local/bin:/usr/bin:/bin";

    /// <summary>Reads the command line.</summary>
    /// <exception cref="FormatException">It is wrong.</exception>
    public static CompareOptions Parse(ReadOnlySpan<string> arguments)
    {
        if (arguments is not [var tree, .. var rest])
        {
            throw new FormatException("compare needs a TREE.");
        }

        var options = new CompareOptions(tree);
        while (rest is [var name, .. var left])
        {
            rest = left;
            if (!name.StartsWith("--", StringComparison.Ordinal))
            {
                options = options with { Payloads = options.Payloads.Add(name) };
                continue;
            }

            if (rest is not [var value, .. var after])
            {
                throw new FormatException($"{name} needs a value.");
            }

            rest = after;
            options = name switch
            {
                "--api" => options with { Api = new Uri(value) },
                "--tools" => options with { ToolPath = value },
                "--scratch" => options with { Scratch = Path.GetFullPath(value) },
                "--list" => options with { Payloads = options.Payloads.AddRange(ReadList(value)) },
                "--boards" => options with { Boards = value },
                "--golden" => options with { Golden = value },
                "--record" => options with { Record = value },
                _ => throw new FormatException($"There is no option {name}."),
            };
        }

        return options;
    }

    // One path per line, relative to the list's own folder.
    private static IEnumerable<string> ReadList(string path)
    {
        var folder = Path.GetDirectoryName(Path.GetFullPath(path))!;
        return File.ReadLines(path).Select(line => line.Trim()).Where(line => line is not "" && line[0] != '#')
            .Select(line => Path.Combine(folder, line));
    }
}

using System.Globalization;

namespace KeymapBakery.ApiBench;

/// <summary>What to measure.</summary>
/// <param name="Api">Where the service answers; without a limit of requests, and with no compiler at work.</param>
/// <param name="Keymap">A keymap.json the service has compiled; keymaps like it are submitted.</param>
internal sealed record BenchOptions(Uri Api, string Keymap)
{
    /// <summary>How often everything is done.</summary>
    public int Rounds { get; init; } = 5;

    /// <summary>Seconds of each measurement.</summary>
    public int Seconds { get; init; } = 5;

    /// <summary>Seconds of each kind of request before the first measurement.</summary>
    public int WarmUp { get; init; } = 20;

    /// <summary>A checkout of the original API; null to measure the service alone.</summary>
    public string? Original { get; init; }

    /// <summary>Directories with the Python modules the original imports, separated by colons.</summary>
    public string Modules { get; init; } = "";

    /// <summary>What gunicorn runs of the original.</summary>
    public string App { get; init; } = "web:app";

    /// <summary>Reads the command line.</summary>
    /// <exception cref="FormatException">It is wrong.</exception>
    public static BenchOptions Parse(ReadOnlySpan<string> arguments)
    {
        var options = new BenchOptions(new Uri("http://127.0.0.1:5100/"), "");
        while (arguments is [var name, var value, .. var rest])
        {
            arguments = rest;
            options = name switch
            {
                "--api" => options with { Api = new Uri(value) },
                "--keymap" => options with { Keymap = Path.GetFullPath(value) },
                "--rounds" => options with { Rounds = Number(name, value) },
                "--seconds" => options with { Seconds = Number(name, value) },
                "--warm-up" => options with { WarmUp = Number(name, value) },
                "--original" => options with { Original = Path.GetFullPath(value) },
                "--modules" => options with { Modules = value },
                "--app" => options with { App = value },
                _ => throw new FormatException($"'{name} {value}' is no option."),
            };
        }

        return !arguments.IsEmpty ? throw new FormatException($"{arguments[0]} needs a value.")
            : options.Keymap.Length == 0 ? throw new FormatException("--keymap is missing.")
            : options;
    }

    private static int Number(string name, string value) =>
        int.TryParse(value, NumberStyles.None, CultureInfo.InvariantCulture, out var number) && number > 0
            ? number
            : throw new FormatException($"{name} needs a number above 0.");
}

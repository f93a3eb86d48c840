using System.Globalization;
using KeymapBakery.CapacityBench.Inputs;
using KeymapBakery.CapacityBench.Simulation;

namespace KeymapBakery.CapacityBench;

/// <summary>What is asked of the model.</summary>
internal sealed record CapacityOptions
{
    /// <summary>File of measured figures and prices; null for the ones beside the program.</summary>
    public string? FiguresFile { get; init; }

    /// <summary>Submissions a minute.</summary>
    public IReadOnlyList<double> PerMinute { get; init; } = [1, 100, 10_000];

    /// <summary>How submissions become firmware; the first is that of the rush.</summary>
    public IReadOnlyList<Mix> Mixes { get; init; } = [Mix.Parse("40:55:5"), Mix.Parse("10:40:50"), Mix.Parse("0:0:100")];

    /// <summary>Seconds that 95 of 100 builds may wait for a slot.</summary>
    public double Wait { get; init; } = 1;

    /// <summary>Slots of one compiler pod.</summary>
    public int SlotsPerCompiler { get; init; } = 1;

    /// <summary>Submissions a minute before and during a rush.</summary>
    public (double Before, double During) Rush { get; init; } = (100, 1000);

    /// <summary>Minutes of the rush.</summary>
    public double RushMinutes { get; init; } = 15;

    /// <summary>Settings of the autoscaler to compare in the rush: builds in the queue for one compiler.</summary>
    public IReadOnlyList<double> QueuePerCompiler { get; init; } = [1, 2, 4, 8];

    /// <summary>How compilers follow the queue in the rush, as the chart has it.</summary>
    public Autoscaling Scaling { get; init; } =
        new(Fewest: 2, Most: 1000, QueuePerCompiler: 2, Interval: 15, StartSeconds: 40, CalmSeconds: 300, LeastGrowth: 4);

    /// <summary>Builds of one simulation.</summary>
    public int Builds { get; init; } = 100_000;

    /// <summary>The same number gives the same builds.</summary>
    public int Seed { get; init; } = 1;

    /// <summary>Reads the command line.</summary>
    /// <exception cref="FormatException">It is wrong.</exception>
    public static CapacityOptions Parse(ReadOnlySpan<string> arguments)
    {
        var options = new CapacityOptions();
        while (arguments is [var name, var value, .. var rest])
        {
            arguments = rest;
            options = name switch
            {
                "--figures" => options with { FiguresFile = value },
                "--per-minute" => options with { PerMinute = Numbers(name, value) },
                "--mix" => options with { Mixes = [.. value.Split(',').Select(Mix.Parse)] },
                "--wait" => options with { Wait = Number(name, value) },
                "--slots" => options with { SlotsPerCompiler = WholeNumber(name, value) },
                "--rush" => options with { Rush = Numbers(name, value) is [var before, var during] ? (before, during) : throw new FormatException("--rush needs two numbers: before,during.") },
                "--rush-minutes" => options with { RushMinutes = Number(name, value) },
                "--queue-per-pod" => options with { QueuePerCompiler = Numbers(name, value) },
                "--pods" => options with { Scaling = options.Scaling with { Fewest = WholeNumber(name, value) } },
                "--interval" => options with { Scaling = options.Scaling with { Interval = Number(name, value) } },
                "--pod-start" => options with { Scaling = options.Scaling with { StartSeconds = Number(name, value) } },
                "--builds" => options with { Builds = WholeNumber(name, value) },
                "--seed" => options with { Seed = WholeNumber(name, value) },
                _ => throw new FormatException($"'{name} {value}' is no option."),
            };
        }

        return arguments.IsEmpty ? options : throw new FormatException($"{arguments[0]} needs a value.");
    }

    private static double[] Numbers(string name, string value) => [.. value.Split(',').Select(number => Number(name, number))];

    private static double Number(string name, string value) =>
        double.TryParse(value, NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var number) && number > 0
            ? number
            : throw new FormatException($"{name} needs numbers above 0, and '{value}' is none.");

    private static int WholeNumber(string name, string value) =>
        int.TryParse(value, NumberStyles.None, CultureInfo.InvariantCulture, out var number) && number > 0
            ? number
            : throw new FormatException($"{name} needs a whole number above 0, and '{value}' is none.");
}

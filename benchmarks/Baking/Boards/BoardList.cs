using System.Collections.Immutable;
using System.Globalization;

namespace KeymapBakery.BakingBench.Boards;

/// <summary>
/// A text file naming boards, one per line: <c>keyboard option…  # why it is there</c>. Options:
/// <c>layout=NAME</c>, <c>layers=N</c>, <c>maps=N</c>, <c>encoders</c>, <c>dips=N</c>, <c>macros</c>, <c>on=FEATURE,…</c>,
/// <c>off=FEATURE,…</c>, <c>set=PATH:VALUE,…</c>, <c>modules=NAME,…</c>, <c>declare=KEYCODE,…</c>, <c>keycodes=KEYCODE,…</c>,
/// <c>converter=NAME</c>, <c>language=NAME</c>.
/// </summary>
internal static class BoardList
{
    /// <summary>Reads a list.</summary>
    /// <exception cref="FormatException">A line is wrong; the message says where and how.</exception>
    public static ImmutableArray<Board> Read(string path) =>
        [.. File.ReadLines(path).Select((line, index) => Parse(line, $"{path}:{index + 1}")).OfType<Board>()];

    private static Board? Parse(string line, string where)
    {
        var words = line.Split('#')[0].Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries);
        return words is [var keyboard, .. var options]
            ? options.Aggregate(new Board(keyboard), (board, option) => Apply(board, option, where))
            : null;
    }

    private static Board Apply(Board board, string option, string where)
    {
        var (name, value) = option.Split('=', 2) is [var left, var right] ? (left, right) : (option, "");
        ImmutableArray<string> Items() => [.. value.Split(',', StringSplitOptions.RemoveEmptyEntries)];
        int Number() => int.TryParse(value, NumberStyles.None, CultureInfo.InvariantCulture, out var number) && number > 0
            ? number
            : throw new FormatException($"{where}: {name} needs a number greater than 0, not '{value}'.");
        return name switch
        {
            "layout" => board with { Layout = value },
            "layers" => board with { Layers = Number() },
            "maps" => board with { Maps = Number() },
            "encoders" => board with { Encoders = true },
            "dips" => board with { DipSwitches = Number() },
            "macros" => board with { Macros = true },
            "on" => board with { On = Items() },
            "off" => board with { Off = Items() },
            "set" => board with { Settings = [.. Items().Select(item => Setting(item, where))] },
            "modules" => board with { Modules = Items() },
            "declare" => board with { Declared = Items() },
            "keycodes" => board with { Keycodes = Items() },
            "converter" => board with { Converter = value },
            "language" => board with { Language = value },
            _ => throw new FormatException($"{where}: there is no option '{name}'."),
        };
    }

    private static (string Path, string Value) Setting(string item, string where) => item.Split(':', 2) is [var path, var value]
        ? (path, value)
        : throw new FormatException($"{where}: '{item}' is not PATH:VALUE.");
}

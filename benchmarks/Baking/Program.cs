using KeymapBakery.BakingBench;
using KeymapBakery.BakingBench.Bench;
using KeymapBakery.BakingBench.Compare;
using KeymapBakery.BakingBench.Tools;

try
{
    return args switch
    {
        ["payloads", var tree, var boards, var folder] => PayloadsCommand.Run(tree, boards, folder),
        ["compare", .. var rest] => await new CompareCommand(CompareOptions.Parse(rest)).RunAsync(),
        ["bench", .. var rest] => await new BenchCommand(BenchOptions.Parse(rest)).RunAsync(),
        _ => Usage(),
    };
}
catch (Exception exception) when (exception is FormatException or IOException or ToolException or HttpRequestException
    or InvalidOperationException)
{
    Console.Error.WriteLine($"BakingBench: {exception.Message}");
    return 1;
}

static int Usage()
{
    Console.Error.WriteLine(
        """
        usage: BakingBench compare TREE [KEYMAP.json...] [--list FILE] [--boards FILE] [--golden FILE] [--record FILE]
                                   [--api URL] [--scratch DIR] [--tools PATH]
               BakingBench bench TREE [--rounds N] [--keyboards A,B] [--api URL] [--scratch DIR] [--tools PATH]
               BakingBench payloads TREE BOARDS DIR
                 writes the keymaps that `compare --boards` makes
        """);
    return 2;
}

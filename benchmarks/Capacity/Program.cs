using KeymapBakery.CapacityBench;
using KeymapBakery.CapacityBench.Inputs;
using KeymapBakery.CapacityBench.Reporting;

try
{
    var options = CapacityOptions.Parse(args);
    var figures = Figures.Read(options.FiguresFile ?? Path.Combine(AppContext.BaseDirectory, "figures.json"));
    var report = new CapacityReport(options, figures, Console.Out);
    report.PrintCapacity();
    report.PrintRush();
    return 0;
}
catch (FormatException mistake)
{
    Console.Error.WriteLine(
        $"""
        CapacityBench: {mistake.Message}
        usage: CapacityBench [--per-minute N,N] [--mix REUSE:REPLAY:FULL,...] [--wait SECONDS] [--slots N] [--figures FILE]
                             [--rush BEFORE,DURING] [--rush-minutes N] [--queue-per-pod N,N] [--pods N] [--interval SECONDS] [--pod-start SECONDS]
                             [--builds N] [--seed N]
        """);
    return 2;
}
catch (IOException exception)
{
    Console.Error.WriteLine($"CapacityBench: {exception.Message}");
    return 1;
}

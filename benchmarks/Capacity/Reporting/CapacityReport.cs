using System.Globalization;
using KeymapBakery.CapacityBench.Inputs;
using KeymapBakery.CapacityBench.Simulation;

namespace KeymapBakery.CapacityBench.Reporting;

/// <summary>Prints what the model says.</summary>
internal sealed class CapacityReport(CapacityOptions options, Figures figures, TextWriter output)
{
    private const double Mebibyte = 1024 * 1024;

    /// <summary>Pods, waits, loads and cost for each mix and rate.</summary>
    public void PrintCapacity()
    {
        Print($"Compilers with {options.SlotsPerCompiler} slot(s); 95 % of builds wait no longer than {options.Wait:0.##} s; {options.Builds} builds simulated.");
        foreach (var mix in options.Mixes)
        {
            Print($"");
            Print($"{mix}: a build takes a slot for {new BakingTimes(figures, mix).Mean:0.000} s on average");
            Print($"{"per min",9} {"pods",6} {"busy",6} {"wait p50",9} {"p95",8} {"p99",8} {"stmts/s",9} {"WAL MiB/s",10} {"msgs/s",8} {"stored MiB/s",13} {"per 1000: pods",15} {"shared",8}");
            foreach (var perMinute in options.PerMinute)
            {
                Print(CapacityLine.Of(options, figures, mix, perMinute));
            }
        }
    }

    /// <summary>What becomes of the waits when there are suddenly more builds, and how many pods that makes.</summary>
    public void PrintRush()
    {
        var (before, during) = options.Rush;
        Print($"");
        Print($"From {before} to {during} submissions a minute for {options.RushMinutes} minutes; looked at every {options.Scaling.Interval} s, a pod takes builds after {options.Scaling.StartSeconds} s");
        Print($"{"queue per pod",14} {"pods",6} {"wait p50",9} {"p95",8} {"longest",8}");
        var mix = options.Mixes[0];
        foreach (var queue in options.QueuePerCompiler)
        {
            var rush = new Rush(new BakingTimes(figures, mix), options.Scaling with { QueuePerCompiler = queue }, options.SlotsPerCompiler, options.Seed);
            var waits = rush.Run(before / 60 * mix.Baked, during / 60 * mix.Baked, options.RushMinutes);
            Print($"{queue,14} {rush.MostCompilers,6} {waits.Quantile(0.5),9:0.00} {waits.Quantile(0.95),8:0.00} {waits.Longest,8:0.00}");
        }
    }

    private void Print(CapacityLine line)
    {
        var load = line.PerSecond;
        Print(
            $"{line.PerMinute,9} {line.Compilers,6} {line.Busy,6:0 %} {line.Waits.Quantile(0.5),9:0.00} {line.Waits.Quantile(0.95),8:0.00} {line.Waits.Quantile(0.99),8:0.00} {load.Statements,9:0.0} {load.WalBytes / Mebibyte,10:0.000} {load.Messages,8:0.0} {load.StoredBytes / Mebibyte,13:0.000} {line.CompilersPer1000,15:0.0000} {line.SharedPer1000,8:0.0000}");
    }

    private void Print(FormattableString line) => output.WriteLine(line.ToString(CultureInfo.InvariantCulture));
}

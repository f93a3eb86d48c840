namespace KeymapBakery.CapacityBench.Inputs;

/// <summary>What things cost, in any one currency.</summary>
/// <param name="CpuHour">A processor core for an hour.</param>
/// <param name="GibibyteHour">A gibibyte of memory for an hour.</param>
/// <param name="StoredGigabyteMonth">A gigabyte in the object store for a month.</param>
/// <param name="CompilerCpus">Cores of one compiler pod.</param>
/// <param name="CompilerGibibytes">Memory of one compiler pod.</param>
/// <param name="SharedCpus">Cores of everything else together: gateway, jobs, metadata, PostgreSQL, RabbitMQ, object store.</param>
/// <param name="SharedGibibytes">Memory of everything else together.</param>
/// <param name="RetentionDays">Days a firmware is kept.</param>
internal sealed record Prices(
    double CpuHour,
    double GibibyteHour,
    double StoredGigabyteMonth,
    double CompilerCpus,
    double CompilerGibibytes,
    double SharedCpus,
    double SharedGibibytes,
    double RetentionDays)
{
    private const double DaysOfMonth = 30;
    private const double Gigabyte = 1e9;

    /// <summary>One compiler pod for an hour.</summary>
    public double CompilerHour => (CompilerCpus * CpuHour) + (CompilerGibibytes * GibibyteHour);

    /// <summary>Everything but compilers for an hour.</summary>
    public double SharedHour => (SharedCpus * CpuHour) + (SharedGibibytes * GibibyteHour);

    /// <summary>Bytes kept until they are past retention.</summary>
    public double Keep(double bytes) => bytes / Gigabyte * StoredGigabyteMonth * RetentionDays / DaysOfMonth;
}

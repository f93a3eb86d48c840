using System.Globalization;

namespace KeymapBakery.Jobs.Administration;

/// <summary>A place in the list of jobs: right after one of them.</summary>
/// <param name="CreatedAt">When that job was asked for.</param>
/// <param name="JobId">The job.</param>
internal sealed record JobListMark(DateTimeOffset CreatedAt, Guid JobId)
{
    private const char Separator = '.';

    /// <summary>Reads what <see cref="ToString"/> has written; null for anything else.</summary>
    public static JobListMark? Parse(string text) =>
        text.Split(Separator) is [var ticks, var id]
            && long.TryParse(ticks, NumberStyles.None, CultureInfo.InvariantCulture, out var created)
            && created <= DateTimeOffset.MaxValue.Ticks
            && Guid.TryParseExact(id, "N", out var jobId)
            ? new JobListMark(new DateTimeOffset(created, TimeSpan.Zero), jobId)
            : null;

    /// <inheritdoc/>
    public override string ToString() => string.Create(CultureInfo.InvariantCulture, $"{CreatedAt.UtcTicks}{Separator}{JobId:N}");
}

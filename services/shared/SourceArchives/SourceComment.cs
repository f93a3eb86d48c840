using System.Globalization;

namespace KeymapBakery.SourceArchives;

/// <summary>The comment of a source archive: <c>{commit} {time of the commit, as in 2026-02-28T12:34:56Z}</c>.</summary>
/// <param name="Commit">Full hash of the commit.</param>
/// <param name="CommittedAt">Its time, in UTC.</param>
internal sealed record SourceComment(string Commit, DateTimeOffset CommittedAt)
{
    private const string TimeFormat = "yyyy-MM-dd'T'HH:mm:ss'Z'";

    /// <summary>Reads what <see cref="ToString"/> wrote.</summary>
    /// <exception cref="InvalidDataException">It is something else.</exception>
    public static SourceComment Parse(string comment) =>
        comment.Split(' ') is [var commit, var time]
        && DateTimeOffset.TryParseExact(
            time, TimeFormat, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal | DateTimeStyles.AdjustToUniversal, out var committedAt)
            ? new SourceComment(commit, committedAt)
            : throw new InvalidDataException("The zip is no source archive: its comment does not name a commit.");

    /// <inheritdoc/>
    public override string ToString() => $"{Commit} {CommittedAt.UtcDateTime.ToString(TimeFormat, CultureInfo.InvariantCulture)}";
}

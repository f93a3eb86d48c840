using KeymapBakery.Jobs.Store;
using Microsoft.EntityFrameworkCore;

namespace KeymapBakery.Jobs.Usage;

/// <summary>
/// Counts what keyboards are used. Jobs are counted where they are, and only as they are deleted is their number written down, in the same
/// statement: submitting one costs nothing more, and none is counted twice or not at all.
/// </summary>
internal sealed partial class UsageCounts(Database database, TimeProvider time, ILogger<UsageCounts> logger)
{
    /// <summary>How far back is looked at most, in days.</summary>
    public const int MaximumDays = 366;

    // Anybody can report anything; this keeps invented names from filling the database.
    private const int KindsPerHour = 500;

    /// <summary>Counts a report.</summary>
    public async Task AddAsync(UsageReport report, CancellationToken cancellationToken)
    {
        var isCounted = await database.ChangeAsync(
            async (context, token) =>
            {
                var hour = HourOf(time.GetUtcNow());
                var rows = report.Keyboard.Length == 0 ? 1 : await AddKeyboardAsync(context, hour, report, token);
                if (report.Country.Length > 0)
                {
                    await context.Database.ExecuteSqlAsync(
                        $"""
                        INSERT INTO location_usage VALUES ({hour}, {report.Country}, 1)
                        ON CONFLICT (hour, country) DO UPDATE SET count = location_usage.count + 1
                        """,
                        token);
                }

                return rows > 0;
            },
            cancellationToken);
        if (!isCounted)
        {
            LogTooMany(KindsPerHour);
        }
    }

    /// <summary>How often each layout of each keyboard was used, sorted.</summary>
    /// <param name="days">How far to look back.</param>
    /// <param name="cancellationToken">Gives up.</param>
    public Task<List<KeyboardUse>> ReadKeyboardsAsync(int days, CancellationToken cancellationToken)
    {
        var since = Since(days);
        return database.ReadAsync(
            (context, token) => context.Database
                .SqlQuery<KeyboardUse>($"""
                    SELECT keyboard AS "Keyboard", layout AS "Layout", sum(jobs)::bigint AS "Jobs", sum(reports)::bigint AS "Reports"
                    FROM (
                        SELECT keyboard, layout, count(*) AS jobs, 0 AS reports FROM jobs WHERE created_at >= {since} GROUP BY keyboard, layout
                        UNION ALL
                        SELECT keyboard, layout, CASE origin WHEN 'job' THEN count ELSE 0 END, CASE origin WHEN 'report' THEN count ELSE 0 END
                        FROM keyboard_usage WHERE hour >= {since}
                    ) AS used
                    GROUP BY keyboard, layout
                    ORDER BY keyboard COLLATE "C", layout COLLATE "C"
                    """)
                .ToListAsync(token),
            cancellationToken);
    }

    /// <summary>How often command lines reported from each country, sorted.</summary>
    /// <param name="days">How far to look back.</param>
    /// <param name="cancellationToken">Gives up.</param>
    public Task<List<LocationUse>> ReadLocationsAsync(int days, CancellationToken cancellationToken)
    {
        var since = Since(days);
        return database.ReadAsync(
            (context, token) => context.Database
                .SqlQuery<LocationUse>($"""
                    SELECT country AS "Country", sum(count)::bigint AS "Reports" FROM location_usage WHERE hour >= {since}
                    GROUP BY country ORDER BY country COLLATE "C"
                    """)
                .ToListAsync(token),
            cancellationToken);
    }

    /// <summary>Forgets what is too old to be asked for.</summary>
    public Task DeleteOldAsync(CancellationToken cancellationToken)
    {
        var limit = Since(MaximumDays);
        return database.ChangeAsync(
            (context, token) => context.Database.ExecuteSqlAsync(
                $"DELETE FROM keyboard_usage WHERE hour < {limit}; DELETE FROM location_usage WHERE hour < {limit};", token),
            cancellationToken);
    }

    private static Task<int> AddKeyboardAsync(JobsContext context, DateTimeOffset hour, UsageReport report, CancellationToken cancellationToken) =>
        context.Database.ExecuteSqlAsync(
            $"""
            INSERT INTO keyboard_usage
            SELECT {hour}, 'report', {report.Action}, {report.Keyboard}, {report.Layout}, 1
            WHERE EXISTS (
                    SELECT FROM keyboard_usage WHERE hour = {hour} AND origin = 'report'
                        AND action = {report.Action} AND keyboard = {report.Keyboard} AND layout = {report.Layout})
                OR (SELECT count(*) FROM keyboard_usage WHERE hour = {hour} AND origin = 'report') < {KindsPerHour}
            ON CONFLICT (hour, origin, action, keyboard, layout) DO UPDATE SET count = keyboard_usage.count + 1
            """,
            cancellationToken);

    private DateTimeOffset Since(int days) => HourOf(time.GetUtcNow() - TimeSpan.FromDays(days));

    private static DateTimeOffset HourOf(DateTimeOffset time) => new(time.UtcTicks - (time.UtcTicks % TimeSpan.TicksPerHour), TimeSpan.Zero);

    [LoggerMessage(LogLevel.Warning, "A report of usage is not counted: there are {Limit} kinds of them in this hour already.")]
    private partial void LogTooMany(int limit);
}

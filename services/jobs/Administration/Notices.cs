using KeymapBakery.Jobs.Store;
using Microsoft.EntityFrameworkCore;

namespace KeymapBakery.Jobs.Administration;

/// <summary>Lets one of many say what all of them have seen.</summary>
internal sealed class Notices(Database database, TimeProvider time)
{
    /// <summary>True for the first to ask since something has happened, or is over; false for all others.</summary>
    /// <param name="name">What it is about.</param>
    /// <param name="isRaised">True when it has happened, false when it is over.</param>
    /// <param name="cancellationToken">Gives up.</param>
    public async Task<bool> TakeAsync(string name, bool isRaised, CancellationToken cancellationToken)
    {
        var now = time.GetUtcNow();
        var changed = await database.ChangeAsync(
            (context, token) => isRaised
                ? context.Database.ExecuteSqlAsync(
                    $"INSERT INTO raised_notices (name, raised_at) VALUES ({name}, {now}) ON CONFLICT DO NOTHING", token)
                : context.Database.ExecuteSqlAsync($"DELETE FROM raised_notices WHERE name = {name}", token),
            cancellationToken);
        return changed > 0;
    }
}

using System.Collections.Concurrent;
using KeymapBakery.Jobs.Model;
using KeymapBakery.Jobs.Store;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;

namespace KeymapBakery.Jobs.Requests;

/// <summary>
/// Knows, from what the compilers say, what a branch stands for at present; a tenth of a second late at most when they tell another replica.
/// </summary>
internal sealed class FirmwareVersions(IOptions<JobsOptions> options, TimeProvider time)
{
    private static readonly TimeSpan MaxAge = TimeSpan.FromMilliseconds(100);

    // By what was asked for; only branches that are known are kept, and clients cannot make those up.
    private ConcurrentDictionary<string, Reading> _readings = new(StringComparer.Ordinal);

    /// <summary>What <paramref name="branch"/>, or the default branch when it is empty, stands for.</summary>
    public async Task<FirmwareVersion> FindAsync(JobsContext context, string branch, CancellationToken cancellationToken)
    {
        var readings = Volatile.Read(ref _readings);
        if (!readings.TryGetValue(branch, out var reading) || time.GetElapsedTime(reading.At) >= MaxAge)
        {
            var readAt = time.GetTimestamp();
            var known = await context.Branches.AsNoTracking()
                .Where(known => branch == "" ? known.IsDefault : known.Name == branch)
                .OrderByDescending(known => known.SeenAt)
                .FirstOrDefaultAsync(cancellationToken);
            if (known is null)
            {
                return new FirmwareVersion(branch, Commit: null, Toolchain: null, UserNames: null);
            }

            // When it was all forgotten meanwhile, nobody looks here any more.
            readings[branch] = reading = new Reading(known, readAt);
        }

        return VersionOf(reading.Branch);
    }

    /// <summary>Compilers have said something new.</summary>
    public void Forget() => Volatile.Write(ref _readings, new(StringComparer.Ordinal));

    private FirmwareVersion VersionOf(Branch branch) => branch.SeenAt < time.GetUtcNow() - options.Value.BranchLifetime
        ? new FirmwareVersion(branch.Name, Commit: null, Toolchain: null, UserNames: null)
        : new FirmwareVersion(branch.Name, branch.Commit, branch.Toolchain, branch.UserNames);

    private sealed record Reading(Branch Branch, long At);
}

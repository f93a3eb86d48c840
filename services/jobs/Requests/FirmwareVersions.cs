using KeymapBakery.Jobs.Store;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;

namespace KeymapBakery.Jobs.Requests;

/// <summary>Knows, from what the compilers say, what a branch stands for at present.</summary>
internal sealed class FirmwareVersions(IOptions<JobsOptions> options, TimeProvider time)
{
    /// <summary>What <paramref name="branch"/>, or the default branch when it is empty, stands for.</summary>
    public async Task<FirmwareVersion> FindAsync(JobsContext context, string branch, CancellationToken cancellationToken)
    {
        var believedSince = time.GetUtcNow() - options.Value.BranchLifetime;
        var known = await context.Branches.AsNoTracking()
            .Where(known => branch == "" ? known.IsDefault : known.Name == branch)
            .OrderByDescending(known => known.SeenAt)
            .FirstOrDefaultAsync(cancellationToken);
        return known switch
        {
            null => new FirmwareVersion(branch, Commit: null, Toolchain: null, UserNames: null),
            _ when known.SeenAt < believedSince => new FirmwareVersion(known.Name, Commit: null, Toolchain: null, UserNames: null),
            _ => new FirmwareVersion(known.Name, known.Commit, known.Toolchain, known.UserNames),
        };
    }
}

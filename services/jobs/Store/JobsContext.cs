using System.Text.Json;
using KeymapBakery.Jobs.Model;
using KeymapBakery.Jobs.Outbox;
using Microsoft.EntityFrameworkCore;

namespace KeymapBakery.Jobs.Store;

/// <summary>The tables of the job service.</summary>
internal sealed class JobsContext(DbContextOptions<JobsContext> options) : DbContext(options)
{
    public DbSet<Job> Jobs => Set<Job>();

    public DbSet<Build> Builds => Set<Build>();

    public DbSet<OutputLine> OutputLines => Set<OutputLine>();

    public DbSet<OutboxMessage> Outbox => Set<OutboxMessage>();

    public DbSet<Compiler> Compilers => Set<Compiler>();

    public DbSet<Branch> Branches => Set<Branch>();

    public DbSet<Callback> Callbacks => Set<Callback>();

    /// <summary>
    /// The build as it is once nobody else is changing it; whoever asks for it next waits until this transaction ends.
    /// Null when there is none.
    /// </summary>
    public async Task<Build?> LockBuildAsync(Guid id, CancellationToken cancellationToken)
    {
        var locked = await Database.SqlQuery<Guid>($"SELECT id FROM builds WHERE id = {id} FOR UPDATE").ToListAsync(cancellationToken);
        return locked.Count == 0 ? null : await Builds.SingleAsync(build => build.Id == id, cancellationToken);
    }

    /// <summary>
    /// The build that requests with this key share, locked as by <see cref="LockBuildAsync"/>. Null when there is none.
    /// </summary>
    public async Task<Build?> LockSharedBuildAsync(string key, CancellationToken cancellationToken)
    {
        var locked = await Database
            .SqlQuery<Guid>($"SELECT id FROM builds WHERE key = {key} AND state IN ('queued', 'running', 'finished') FOR UPDATE")
            .ToListAsync(cancellationToken);
        return locked.Count == 0 ? null : await Builds.SingleAsync(build => build.Id == locked[0], cancellationToken);
    }

    protected override void OnModelCreating(ModelBuilder modelBuilder)
    {
        modelBuilder.ApplyConfigurationsFromAssembly(typeof(JobsContext).Assembly);
        foreach (var property in modelBuilder.Model.GetEntityTypes().SelectMany(entity => entity.GetDeclaredProperties()))
        {
            property.SetColumnName(JsonNamingPolicy.SnakeCaseLower.ConvertName(property.Name));
        }
    }
}

using System.Text.Json;
using KeymapBakery.Jobs.Model;
using KeymapBakery.Jobs.Outbox;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata;

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

    /// <summary>
    /// The build as it is once nobody else is changing it; whoever asks for it next waits until this transaction ends.
    /// Null when there is none.
    /// </summary>
    public async Task<Build?> LockBuildAsync(Guid id, CancellationToken cancellationToken)
    {
        // Read as a list: with an operator like Single on top the query would become a subquery.
        var builds = await Builds.FromSql($"SELECT * FROM builds WHERE id = {id} FOR UPDATE").ToListAsync(cancellationToken);
        return builds.SingleOrDefault();
    }

    protected override void OnModelCreating(ModelBuilder modelBuilder)
    {
        modelBuilder.ApplyConfigurationsFromAssembly(typeof(JobsContext).Assembly);
        foreach (var entity in modelBuilder.Model.GetEntityTypes())
        {
            NameColumns(entity, prefix: "");
        }
    }

    private static void NameColumns(IMutableTypeBase type, string prefix)
    {
        foreach (var property in type.GetDeclaredProperties())
        {
            property.SetColumnName(JsonNamingPolicy.SnakeCaseLower.ConvertName(prefix + property.Name));
        }

        foreach (var complex in type.GetDeclaredComplexProperties())
        {
            NameColumns(complex.ComplexType, prefix + complex.Name);
        }
    }
}

using KeymapBakery.Jobs.Model;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace KeymapBakery.Jobs.Store.Mappings;

internal sealed class JobMapping : IEntityTypeConfiguration<Job>
{
    public void Configure(EntityTypeBuilder<Job> builder)
    {
        builder.ToTable("jobs");
        builder.Property(job => job.Id).ValueGeneratedNever();
        builder.Ignore(job => job.State);
        builder.HasOne(job => job.Build).WithMany().HasForeignKey(job => job.BuildId).OnDelete(DeleteBehavior.Restrict);
    }
}

using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace KeymapBakery.Jobs.Store.Mappings;

internal sealed class OutputLineMapping : IEntityTypeConfiguration<OutputLine>
{
    public void Configure(EntityTypeBuilder<OutputLine> builder)
    {
        builder.ToTable("build_output_lines");
        builder.HasKey(line => new { line.BuildId, line.AttemptId, line.Line });
    }
}

using KeymapBakery.Jobs.Model;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace KeymapBakery.Jobs.Store.Mappings;

internal sealed class CompilerMapping : IEntityTypeConfiguration<Compiler>
{
    public void Configure(EntityTypeBuilder<Compiler> builder)
    {
        builder.ToTable("compilers");
        builder.HasKey(compiler => compiler.Name);
    }
}

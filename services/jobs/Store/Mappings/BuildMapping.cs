using KeymapBakery.Jobs.Model;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Microsoft.EntityFrameworkCore.Storage.ValueConversion;

namespace KeymapBakery.Jobs.Store.Mappings;

internal sealed class BuildMapping : IEntityTypeConfiguration<Build>
{
    public void Configure(EntityTypeBuilder<Build> builder)
    {
        builder.ToTable("builds");
        builder.Property(build => build.Id).ValueGeneratedNever();
        builder.Property(build => build.Sequence).ValueGeneratedOnAdd().UseIdentityAlwaysColumn();
        builder.Property(build => build.State).HasConversion(new ValueConverter<BuildState, string>(
            state => state.ToString().ToLowerInvariant(),
            text => Enum.Parse<BuildState>(text, true)));
        builder.PrimitiveCollection(build => build.Command);
        builder.PrimitiveCollection(build => build.SupersededAttempts);
        builder.ComplexProperty(build => build.Firmware);
        builder.ComplexProperty(build => build.KeymapFile);
        builder.ComplexProperty(build => build.Source);
    }
}

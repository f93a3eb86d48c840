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
        builder.ComplexProperty(build => build.Firmware, artifact => NameColumns(artifact, "firmware"));
        builder.ComplexProperty(build => build.KeymapFile, artifact => NameColumns(artifact, "keymap_file"));
        builder.ComplexProperty(build => build.Source, artifact => NameColumns(artifact, "source"));
    }

    private static void NameColumns(ComplexPropertyBuilder<Artifact> artifact, string prefix)
    {
        artifact.Property(file => file.Key).HasColumnName($"{prefix}_key");
        artifact.Property(file => file.FileName).HasColumnName($"{prefix}_file_name");
        artifact.Property(file => file.SizeBytes).HasColumnName($"{prefix}_size_bytes");
        artifact.Property(file => file.Sha256).HasColumnName($"{prefix}_sha256");
    }
}

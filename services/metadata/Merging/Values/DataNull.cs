using System.Text;
using System.Text.Json;

namespace KeymapBakery.Metadata.Merging.Values;

/// <summary>The null value.</summary>
public sealed class DataNull : DataNode
{
    /// <summary>The only instance.</summary>
    public static readonly DataNull Instance = new();

    private DataNull()
    {
    }

    /// <inheritdoc/>
    public override string TypeName => "NoneType";

    /// <inheritdoc/>
    public override bool IsTruthy => false;

    /// <inheritdoc/>
    public override bool ValueEquals(DataNode other) => other is DataNull;

    /// <inheritdoc/>
    public override void WriteTo(Utf8JsonWriter writer)
    {
        ArgumentNullException.ThrowIfNull(writer);
        writer.WriteNullValue();
    }

    /// <inheritdoc/>
    public override void WriteRepresentation(StringBuilder text)
    {
        ArgumentNullException.ThrowIfNull(text);
        text.Append("None");
    }
}

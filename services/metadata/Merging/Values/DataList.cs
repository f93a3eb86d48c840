using System.Text;
using System.Text.Json;

namespace KeymapBakery.Metadata.Merging.Values;

/// <summary>A list.</summary>
public sealed class DataList : DataNode
{
    /// <summary>An empty list.</summary>
    public DataList() => Items = [];

    /// <summary>A list of given values.</summary>
    public DataList(IEnumerable<DataNode> items) => Items = [.. items];

    /// <summary>The values.</summary>
    public List<DataNode> Items { get; }

    /// <inheritdoc/>
    public override string TypeName => "list";

    /// <inheritdoc/>
    public override bool IsTruthy => Items.Count > 0;

    /// <inheritdoc/>
    public override DataNode Clone()
    {
        var copy = new DataList();
        copy.Items.EnsureCapacity(Items.Count);
        foreach (var item in Items)
        {
            copy.Items.Add(item.Clone());
        }

        return copy;
    }

    /// <inheritdoc/>
    public override bool ValueEquals(DataNode other) =>
        other is DataList list && list.Items.Count == Items.Count && Items.Zip(list.Items).All(pair => pair.First.ValueEquals(pair.Second));

    /// <inheritdoc/>
    public override void WriteTo(Utf8JsonWriter writer)
    {
        ArgumentNullException.ThrowIfNull(writer);
        writer.WriteStartArray();
        foreach (var item in Items)
        {
            item.WriteTo(writer);
        }

        writer.WriteEndArray();
    }

    /// <inheritdoc/>
    public override void WriteRepresentation(StringBuilder text)
    {
        ArgumentNullException.ThrowIfNull(text);
        text.Append('[');
        for (var index = 0; index < Items.Count; index++)
        {
            text.Append(index == 0 ? "" : ", ");
            Items[index].WriteRepresentation(text);
        }

        text.Append(']');
    }
}

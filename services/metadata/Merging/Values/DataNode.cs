using System.Text;
using System.Text.Json;

namespace KeymapBakery.Metadata.Merging.Values;

/// <summary>
/// A JSON value that behaves as values do in the language the merging rules are defined in, Python: truth, equality and the text
/// that messages show. Maps keep the order in which their keys were added.
/// </summary>
public abstract class DataNode
{
    /// <summary>What messages call the type: dict, list, str, int, float, bool or NoneType.</summary>
    public abstract string TypeName { get; }

    /// <summary>False for null, false, zero and whatever is empty.</summary>
    public abstract bool IsTruthy { get; }

    /// <summary>A copy that shares nothing that can change.</summary>
    public virtual DataNode Clone() => this;

    /// <summary>Equality by value: <c>1 == 1.0</c>, and maps equal in any order.</summary>
    public abstract bool ValueEquals(DataNode other);

    /// <summary>Writes the value as JSON.</summary>
    public abstract void WriteTo(Utf8JsonWriter writer);

    /// <summary>The value as UTF-8 JSON without white space.</summary>
    public byte[] ToJson()
    {
        var buffer = new System.Buffers.ArrayBufferWriter<byte>(4096);
        using (var writer = new Utf8JsonWriter(buffer, JsonFormat.Compact))
        {
            WriteTo(writer);
        }

        return buffer.WrittenSpan.ToArray();
    }

    /// <summary>The value as a message shows it: a text bare, everything else as in <see cref="WriteRepresentation"/>.</summary>
    public override string ToString()
    {
        var text = new StringBuilder();
        WriteRepresentation(text);
        return text.ToString();
    }

    /// <summary>Appends the value as source text: texts quoted, <c>True</c>, <c>None</c>, <c>{'a': [1, 2.5]}</c>.</summary>
    public abstract void WriteRepresentation(StringBuilder text);
}

using System.Text;
using System.Text.Json;

namespace KeymapBakery.Metadata.Merging.Values;

/// <summary>True or false.</summary>
public sealed class DataBoolean : DataNode
{
    /// <summary>The value true.</summary>
    public static readonly DataBoolean True = new(true);

    /// <summary>The value false.</summary>
    public static readonly DataBoolean False = new(false);

    private DataBoolean(bool value) => Value = value;

    /// <summary>The value.</summary>
    public bool Value { get; }

    /// <inheritdoc/>
    public override string TypeName => "bool";

    /// <inheritdoc/>
    public override bool IsTruthy => Value;

    /// <summary>The instance for a value.</summary>
    public static DataBoolean Of(bool value) => value ? True : False;

    /// <inheritdoc/>
    public override bool ValueEquals(DataNode other) => other is DataBoolean boolean && boolean.Value == Value;

    /// <inheritdoc/>
    public override void WriteTo(Utf8JsonWriter writer)
    {
        ArgumentNullException.ThrowIfNull(writer);
        writer.WriteBooleanValue(Value);
    }

    /// <inheritdoc/>
    public override void WriteRepresentation(StringBuilder text)
    {
        ArgumentNullException.ThrowIfNull(text);
        text.Append(Value ? "True" : "False");
    }
}

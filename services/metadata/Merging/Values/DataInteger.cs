using System.Globalization;
using System.Text;
using System.Text.Json;

namespace KeymapBakery.Metadata.Merging.Values;

/// <summary>A whole number.</summary>
public sealed class DataInteger : DataNumber
{
    private static readonly DataInteger[] Small = [.. Enumerable.Range(0, 256).Select(value => new DataInteger(value))];

    private DataInteger(long value) => Value = value;

    /// <summary>The value.</summary>
    public long Value { get; }

    /// <inheritdoc/>
    public override double AsDouble => Value;

    /// <inheritdoc/>
    public override string TypeName => "int";

    /// <summary>The node for a value.</summary>
    public static DataInteger Of(long value) => value is >= 0 and < 256 ? Small[value] : new DataInteger(value);

    /// <inheritdoc/>
    public override void WriteTo(Utf8JsonWriter writer)
    {
        ArgumentNullException.ThrowIfNull(writer);
        writer.WriteNumberValue(Value);
    }

    /// <inheritdoc/>
    public override void WriteRepresentation(StringBuilder text)
    {
        ArgumentNullException.ThrowIfNull(text);
        text.Append(CultureInfo.InvariantCulture, $"{Value}");
    }
}

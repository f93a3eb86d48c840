using System.Globalization;
using System.Text;
using System.Text.Json;

namespace KeymapBakery.Metadata.Merging.Values;

/// <summary>A floating-point number (which may hold a whole value).</summary>
public sealed class DataReal(double value) : DataNumber
{
    /// <summary>The value.</summary>
    public double Value { get; } = value;

    /// <inheritdoc/>
    public override double AsDouble => Value;

    /// <inheritdoc/>
    public override string TypeName => "float";

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

        // Shortest digits that read back the same, an exponent below 1e-4 and from 1e16 on, and always a fraction: 1.0, 1e-05, 1e+16.
        var magnitude = Math.Abs(Value);
        if (double.IsNaN(Value) || double.IsInfinity(Value))
        {
            text.Append(double.IsNaN(Value) ? "nan" : Value > 0 ? "inf" : "-inf");
        }
        else if (magnitude != 0 && (magnitude < 1e-4 || magnitude >= 1e16))
        {
            var parts = Value.ToString("E16", CultureInfo.InvariantCulture).Split('E');
            var digits = Value.ToString("R", CultureInfo.InvariantCulture).Split('E')[0];
            var exponent = int.Parse(parts[1], CultureInfo.InvariantCulture);
            var mantissa = Scientific(digits);
            text.Append(CultureInfo.InvariantCulture, $"{mantissa}e{(exponent < 0 ? '-' : '+')}{Math.Abs(exponent):00}");
        }
        else
        {
            var digits = Value.ToString("F99", CultureInfo.InvariantCulture);
            var shortest = Value.ToString("R", CultureInfo.InvariantCulture);
            var plain = shortest.Contains('E', StringComparison.Ordinal) ? digits.TrimEnd('0') : shortest;
            text.Append(plain.TrimEnd('.'));
            if (!plain.TrimEnd('.').Contains('.', StringComparison.Ordinal))
            {
                text.Append(".0");
            }
        }
    }

    private static string Scientific(string digits)
    {
        var negative = digits.StartsWith('-');
        var significant = digits.TrimStart('-').Replace(".", "", StringComparison.Ordinal).TrimStart('0').TrimEnd('0');
        significant = significant.Length > 1 ? $"{significant[0]}.{significant[1..]}" : significant;
        return negative ? "-" + significant : significant;
    }
}

using System.Globalization;

namespace KeymapBakery.CapacityBench.Inputs;

/// <summary>How submitted keymaps become firmware: parts of all submissions, together 1.</summary>
/// <param name="Reuse">Were compiled before; no compiler sees them.</param>
/// <param name="Replay">Have a shape that is known: patched or replayed.</param>
/// <param name="Full">Are compiled in full.</param>
internal sealed record Mix(double Reuse, double Replay, double Full)
{
    private const double Rounding = 1e-9;

    /// <summary>Part that reaches a compiler.</summary>
    public double Baked => Replay + Full;

    /// <summary>Reads <c>reuse:replay:full</c>, in parts or per cent: <c>40:55:5</c>.</summary>
    /// <exception cref="FormatException">It is something else.</exception>
    public static Mix Parse(string text)
    {
        var parts = text.Split(':');
        var numbers = new double[3];
        if (parts.Length != 3
            || !parts.Index().All(part => double.TryParse(part.Item, NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out numbers[part.Index]))
            || numbers.Sum() <= 0)
        {
            throw new FormatException($"'{text}' is no mix: give reuse:replay:full, for example 40:55:5.");
        }

        var whole = numbers.Sum();
        var mix = new Mix(numbers[0] / whole, numbers[1] / whole, numbers[2] / whole);
        return mix.Baked > Rounding ? mix : throw new FormatException($"'{text}' leaves nothing for a compiler to do.");
    }

    /// <inheritdoc/>
    public override string ToString() => string.Create(
        CultureInfo.InvariantCulture, $"{Reuse * 100:0.#} % reuse, {Replay * 100:0.#} % replay, {Full * 100:0.#} % full");
}

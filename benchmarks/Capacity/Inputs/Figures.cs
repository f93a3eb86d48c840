using System.Text.Json;

namespace KeymapBakery.CapacityBench.Inputs;

/// <summary>What the model reckons with: measured times and loads, and prices.</summary>
/// <param name="Families">Kinds of keyboards.</param>
/// <param name="HandlingSeconds">Time a slot is taken by a build besides baking: the source, uploads, messages.</param>
/// <param name="Variation">Standard deviation of baking times within one family and way, as a part of their mean.</param>
/// <param name="Reused">Load of a keymap that was compiled before.</param>
/// <param name="Baked">Load of a keymap that reaches a compiler.</param>
/// <param name="Prices">What things cost.</param>
internal sealed record Figures(
    IReadOnlyList<BoardFamily> Families, double HandlingSeconds, double Variation, Load Reused, Load Baked, Prices Prices)
{
    private const double Rounding = 1e-6;

    private static readonly JsonSerializerOptions Reading = new(JsonSerializerDefaults.Web)
    {
        ReadCommentHandling = JsonCommentHandling.Skip,
        RespectRequiredConstructorParameters = true,
        UnmappedMemberHandling = System.Text.Json.Serialization.JsonUnmappedMemberHandling.Disallow,
    };

    /// <summary>Reads them from a file like <c>figures.json</c>.</summary>
    /// <exception cref="FormatException">It does not hold them.</exception>
    public static Figures Read(string path)
    {
        try
        {
            var figures = JsonSerializer.Deserialize<Figures>(File.ReadAllText(path), Reading)
                ?? throw new FormatException($"{path} is empty.");
            figures.Check(path);
            return figures;
        }
        catch (JsonException mistake)
        {
            throw new FormatException($"{path}: {mistake.Message}");
        }
    }

    private void Check(string path)
    {
        if (Math.Abs(Families.Sum(family => family.Share) - 1) > Rounding)
        {
            throw new FormatException($"{path}: the shares of all families must add up to 1, and are {Families.Sum(family => family.Share)}.");
        }

        if (Families.Any(family => family.Share < 0 || family.ReplaySeconds <= 0 || family.FullSeconds <= 0) || HandlingSeconds < 0 || Variation < 0)
        {
            throw new FormatException($"{path}: times must be above 0, shares, handling and variation not below.");
        }
    }
}

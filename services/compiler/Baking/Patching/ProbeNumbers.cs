namespace KeymapBakery.Compiler.Baking.Patching;

/// <summary>Cells for two keymaps that differ from each other and from zero in every byte, by table.</summary>
/// <param name="First">Those of the first.</param>
/// <param name="Second">Those of the second.</param>
internal sealed record ProbeNumbers(IReadOnlyDictionary<string, ushort[]> First, IReadOnlyDictionary<string, ushort[]> Second)
{
    // Any will do; the same template shall have the same image everywhere.
    private const int Seed = 20_117;

    /// <summary>Makes them; the same every time.</summary>
    /// <param name="counts">Number of cells of each table.</param>
    public static ProbeNumbers Make(IReadOnlyDictionary<string, int> counts)
    {
        var random = new Random(Seed);
        var first = counts.ToDictionary(
            count => count.Key, count => Numbers(count.Value, _ => Pair(OneByte(), OneByte())), StringComparer.Ordinal);
        var second = counts.ToDictionary(
            count => count.Key,
            count => Numbers(count.Value, index => Pair(Another(first[count.Key][index] & 0xFF), Another(first[count.Key][index] >> 8))),
            StringComparer.Ordinal);
        return new ProbeNumbers(first, second);

        int OneByte() => random.Next(1, 256);

        // One of the 254 that are neither zero nor the other.
        int Another(int other) => random.Next(1, 255) is var number && number >= other ? number + 1 : number;
    }

    private static ushort[] Numbers(int count, Func<int, ushort> make) => [.. Enumerable.Range(0, count).Select(make)];

    private static ushort Pair(int low, int high) => (ushort)(low | (high << 8));
}

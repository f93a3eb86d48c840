using System.Buffers.Binary;
using System.Security.Cryptography;
using System.Text;

namespace KeymapBakery.BakingBench.Payloads;

/// <summary>Random choices that are the same for the same seed, on every machine and version of .NET (SplitMix64).</summary>
internal sealed class Dice(string seed)
{
    private ulong _state = BinaryPrimitives.ReadUInt64LittleEndian(SHA256.HashData(Encoding.UTF8.GetBytes(seed)));

    /// <summary>A number from 0 to <paramref name="count"/> - 1.</summary>
    public int Next(int count)
    {
        var z = _state += 0x9E3779B97F4A7C15;
        z = (z ^ (z >> 30)) * 0xBF58476D1CE4E5B9;
        z = (z ^ (z >> 27)) * 0x94D049BB133111EB;
        return (int)((z ^ (z >> 31)) % (ulong)count);
    }

    /// <summary>One of them.</summary>
    public T Pick<T>(IReadOnlyList<T> items) => items[Next(items.Count)];
}

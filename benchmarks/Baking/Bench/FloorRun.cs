namespace KeymapBakery.BakingBench.Bench;

/// <summary>What the least work gave, and took.</summary>
/// <param name="Firmware">The firmware.</param>
/// <param name="Compile">Seconds of the compiler.</param>
/// <param name="Link">Seconds of the linker.</param>
/// <param name="Convert">Seconds of objcopy and what follows it.</param>
internal sealed record FloorRun(byte[] Firmware, double Compile, double Link, double Convert)
{
    /// <summary>Seconds of all.</summary>
    public double Seconds => Compile + Link + Convert;
}

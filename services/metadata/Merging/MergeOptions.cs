namespace KeymapBakery.Metadata.Merging;

/// <summary>Bounds for reading a firmware tree that is not trusted.</summary>
public sealed record MergeOptions
{
    /// <summary>The size, in bytes, beyond which a file is refused. The largest a real tree has is about 250 kB.</summary>
    public int MaximumFileSize { get; init; } = 4 * 1024 * 1024;

    /// <summary>How deep values may nest in a JSON or Hjson file. Real files stay below 10.</summary>
    public int MaximumDepth { get; init; } = 64;

    /// <summary>How many keyboards are merged at the same time; the default is one per core.</summary>
    public int Parallelism { get; init; } = Environment.ProcessorCount;
}

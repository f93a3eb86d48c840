namespace KeymapBakery.Compiler.Configuration;

/// <summary>Bounds of what a build may print. Section <c>Compiler:Output</c>.</summary>
public sealed class OutputOptions
{
    /// <summary>Bytes of UTF-8 kept of a build's output; what follows is dropped, and the output says so.</summary>
    public int MaximumBytes { get; set; } = 1024 * 1024;

    /// <summary>Bytes a build may print at all; one that prints more is ended.</summary>
    public long HardLimitBytes { get; set; } = 64 * 1024 * 1024;

    /// <summary>Characters kept of one line.</summary>
    public int MaximumLineLength { get; set; } = 8 * 1024;
}

namespace KeymapBakery.Metadata.Merging;

/// <summary>A folder is not a firmware tree, or a file that all its keyboards depend on cannot be used.</summary>
public sealed class InvalidTreeException : Exception
{
    /// <summary>Says what is wrong, with the path.</summary>
    public InvalidTreeException(string message)
        : base(message)
    {
    }

    /// <summary>Says what is wrong, with the path, and why.</summary>
    public InvalidTreeException(string message, Exception innerException)
        : base(message, innerException)
    {
    }
}

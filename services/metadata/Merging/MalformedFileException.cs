namespace KeymapBakery.Metadata.Merging;

/// <summary>A file of the tree cannot be used: it does not parse, is too large, or leads out of the tree.</summary>
public sealed class MalformedFileException : Exception
{
    /// <summary>Says what is wrong.</summary>
    public MalformedFileException(string message)
        : base(message)
    {
    }

    /// <summary>Says what is wrong where.</summary>
    /// <param name="path">The file, from the root of the tree.</param>
    /// <param name="line">The line, counted from 1.</param>
    /// <param name="column">The column, counted from 1.</param>
    /// <param name="message">What is wrong.</param>
    public MalformedFileException(string path, int line, int column, string message)
        : base($"{path}:{line}:{column}: {message}")
    {
    }
}

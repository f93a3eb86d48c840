namespace KeymapBakery.Metadata.Findings;

/// <summary>How bad a finding is.</summary>
internal enum Severity
{
    /// <summary>It is wrong.</summary>
    Error,

    /// <summary>It may be wrong.</summary>
    Warning,
}

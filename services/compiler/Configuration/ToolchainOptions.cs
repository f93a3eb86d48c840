namespace KeymapBakery.Compiler.Configuration;

/// <summary>Where the tools are. Section <c>Compiler:Toolchain</c>.</summary>
public sealed class ToolchainOptions
{
    /// <summary>The only directories builds find programs in: absolute paths, separated by colons.</summary>
    public string Path { get; set; } = "/usr/local/bin:/usr/bin:/bin";

    /// <summary>Environment variables given to builds in addition to the few they always have.</summary>
    public IDictionary<string, string> Environment { get; } = new Dictionary<string, string>(StringComparer.Ordinal);

    /// <summary>The directories of <see cref="Path"/>, in order.</summary>
    internal IReadOnlyList<string> Directories => Path.Split(':', StringSplitOptions.RemoveEmptyEntries);
}

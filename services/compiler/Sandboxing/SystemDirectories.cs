namespace KeymapBakery.Compiler.Sandboxing;

/// <summary>The parts of this machine's system that programs need to run: <c>/usr</c>, and what of <c>/etc</c> the loader reads.</summary>
internal static class SystemDirectories
{
    private static readonly string[] BesideUsr = ["bin", "sbin", "lib", "lib32", "lib64", "libx32"];

    // Which libraries there are, and which program stands for a name such as awk.
    private static readonly string[] OfEtc = ["/etc/ld.so.cache", "/etc/alternatives"];

    /// <summary>Arguments of <c>bwrap</c> that mount them.</summary>
    public static IReadOnlyList<string> MountArguments { get; } =
    [
        "--ro-bind", "/usr", "/usr",
        .. BesideUsr.SelectMany(name => Mount($"/{name}")),
        "--dir", "/etc",
        .. OfEtc.Where(Path.Exists).SelectMany(path => (string[])["--ro-bind", path, path]),
    ];

    /// <summary>True when everything at the path is there already.</summary>
    public static bool Cover(string path) => path.StartsWith("/usr/", StringComparison.Ordinal)
        || BesideUsr.Any(name => path == $"/{name}" || path.StartsWith($"/{name}/", StringComparison.Ordinal));

    // Where /usr is merged these are links into it; elsewhere they are directories.
    private static string[] Mount(string path) =>
        new DirectoryInfo(path) switch
        {
            { Exists: false } => [],
            { LinkTarget: { } target } => ["--symlink", target, path],
            _ => ["--ro-bind", path, path],
        };
}

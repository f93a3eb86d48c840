using System.Globalization;
using KeymapBakery.Compiler.Toolchain;

namespace KeymapBakery.Compiler.Sandboxing;

/// <summary>
/// Runs each tool in namespaces of its own, made by bubblewrap: of this machine it sees <c>/usr</c>, its workplace and what it is
/// given, nothing else; there is no network, and when its first process ends, all end.
/// </summary>
/// <remarks>
/// A service that runs as root lets <c>bwrap</c> mount as root and drops to the build's user and into a user namespace afterwards:
/// the kernel does not count the processes of root, nor those a namespace maps to it, and the build's user need not be able to reach
/// the directories on this machine's side. Any other service lets <c>bwrap</c> make the user namespace first.
/// </remarks>
internal sealed class BubblewrapSandbox(string program, BuildUser user) : ISandbox
{
    private static readonly string[] Namespaces =
        ["--unshare-pid", "--unshare-ipc", "--unshare-net", "--unshare-uts", "--unshare-cgroup-try", "--hostname", "bakery"];

    // Where the links in the tree's root point to.
    private const string WholeTree = "/.qmk_firmware";

    // What it takes to become another user.
    private static readonly string[] Capabilities =
        ["--cap-drop", "ALL", "--cap-add", "CAP_SETUID", "--cap-add", "CAP_SETGID", "--cap-add", "CAP_SETPCAP"];

    // A new namespace comes with all privileges in it, which are good for one thing: that nobody makes another one.
    private const string NoMoreNamespaces = "echo 0 >/proc/sys/user/max_user_namespaces; ";

    private static readonly string[] UserNamespace = ["/usr/bin/unshare", "--user", "--map-current-user", "--keep-caps"];

    private static readonly string[] GiveUpPrivileges =
        ["/usr/bin/setpriv", "--ambient-caps=-all", "--inh-caps=-all", "--bounding-set=-all"];

    /// <inheritdoc/>
    public SandboxKind Kind => SandboxKind.Bubblewrap;

    /// <inheritdoc/>
    public void Prepare(Workplace place)
    {
        Directory.CreateDirectory(place.Room);
        foreach (var directory in place.WritableDirectories)
        {
            Directory.CreateDirectory(directory);
            user.TakeOver(directory);
        }
    }

    /// <inheritdoc/>
    public void Reclaim(Workplace place)
    {
        foreach (var directory in place.WritableDirectories)
        {
            user.HandBack(directory);
        }
    }

    /// <inheritdoc/>
    public void EndAll(Workplace place) => LeftoverProcesses.Kill(place.Room);

    /// <inheritdoc/>
    public ToolCommand Wrap(
        Workplace place,
        IReadOnlyList<string> command,
        IReadOnlyDictionary<string, string> environment,
        IReadOnlyList<string> readOnlyPaths,
        ToolLimits limits)
    {
        string[] arguments =
        [
            .. Namespaces,
            .. user.IsSeparate ? Capabilities : ["--unshare-user", "--disable-userns", "--cap-drop", "ALL"],
            "--die-with-parent", "--new-session",
            .. Environment(environment),
            .. SystemDirectories.MountArguments,
            "--proc", "/proc", "--dev", "/dev", "--remount-ro", "/dev",
            .. Temporary(limits),
            .. readOnlyPaths.Where(path => !SystemDirectories.Cover(path)).SelectMany(MountAtItsOwnPath),
            .. Mounts(place, limits),
            "--remount-ro", "/",
            "--chdir", SandboxPaths.Tree,
            "--",
            .. user.IsSeparate
                ? [.. user.Become(), .. UserNamespace, .. LimitScript.Wrap(limits, [.. GiveUpPrivileges, .. command], true, NoMoreNamespaces)]
                : LimitScript.Wrap(limits, command, countsProcesses: true),
        ];
        return new ToolCommand(
            program, arguments, place.Room, new Dictionary<string, string>(StringComparer.Ordinal) { ["HOME"] = place.Room, ["PATH"] = "/usr/bin:/bin" });
    }

    private static IEnumerable<string> Environment(IReadOnlyDictionary<string, string> environment) =>
    [
        "--clearenv",
        .. environment.SelectMany(variable => (string[])["--setenv", variable.Key, variable.Value]),
        "--setenv", "HOME", SandboxPaths.Home,
        "--setenv", "TMPDIR", SandboxPaths.Temporary,
    ];

    private static IEnumerable<string> Temporary(ToolLimits limits)
    {
        var size = limits.TemporaryBytes.ToString(CultureInfo.InvariantCulture);
        return
        [
            "--size", size, "--perms", "1777", "--tmpfs", SandboxPaths.Temporary,
            "--dir", Path.GetDirectoryName(SandboxPaths.Home)!,
            "--size", size, "--perms", "0777", "--tmpfs", SandboxPaths.Home,
        ];
    }

    private static IEnumerable<string> Mounts(Workplace place, ToolLimits limits) =>
    [
        .. place.IsRootWritable ? MountParts(place.Tree, limits) : ["--ro-bind", place.Tree, SandboxPaths.Tree],
        .. place.WritableParts.SelectMany(part => (string[])["--bind", Path.Combine(place.Tree, part), $"{SandboxPaths.Tree}/{part}"]),
        place.IsBuildWritable ? "--bind" : "--ro-bind", place.Build, SandboxPaths.Build,
        "--bind", place.Bench, SandboxPaths.Bench,
    ];

    private static IEnumerable<string> MountParts(string tree, ToolLimits limits) =>
    [
        "--ro-bind", tree, WholeTree,
        "--size", limits.TemporaryBytes.ToString(CultureInfo.InvariantCulture), "--perms", "0777", "--tmpfs", SandboxPaths.Tree,
        .. new DirectoryInfo(tree).EnumerateFileSystemInfos().SelectMany(MountPart),
    ];

    // Some makefiles of QMK copy the firmware into the root of the tree and fail when they cannot, so the root is a directory of the
    // run's own. A link is made four times as fast as a mount, but make would take the place it points to for a makefile's own.
    private static string[] MountPart(FileSystemInfo entry)
    {
        var path = $"{SandboxPaths.Tree}/{entry.Name}";
        return path is SandboxPaths.Build or SandboxPaths.Bench
            ? ["--dir", path]
            : entry.LinkTarget is null && (entry is DirectoryInfo || entry.Name == "Makefile" || entry.Extension == ".mk")
                ? ["--ro-bind", entry.FullName, path]
                : ["--symlink", $"{WholeTree}/{entry.Name}", path];
    }

    // Directories that bwrap makes of its own accord could be entered by root only.
    private static IEnumerable<string> MountAtItsOwnPath(string path)
    {
        for (var end = path.IndexOf('/', 1); end > 0; end = path.IndexOf('/', end + 1))
        {
            yield return "--dir";
            yield return path[..end];
        }

        yield return "--ro-bind";
        yield return path;
        yield return path;
    }
}

using KeymapBakery.Compiler.Toolchain;
using KeymapBakery.Sources;

namespace KeymapBakery.Compiler.Sandboxing;

/// <summary>
/// For machines that allow neither mounts nor user namespaces: tools run as a powerless user of their own where the service can
/// choose one, with an empty environment and limits. They can reach the network and read what that user can read.
/// </summary>
/// <remarks>In place of mounts there is a directory of links: to all that is in the tree's root, and to what a build may write.</remarks>
internal sealed class SeparateUserSandbox(BuildUser user) : ISandbox
{
    /// <inheritdoc/>
    public SandboxKind Kind => SandboxKind.SeparateUser;

    /// <inheritdoc/>
    public void Prepare(Workplace place)
    {
        var farm = FarmOf(place);
        DirectoryRemoval.Remove(farm);
        Directory.CreateDirectory(farm);
        foreach (var entry in Directory.EnumerateFileSystemEntries(place.Tree))
        {
            File.CreateSymbolicLink(Path.Combine(farm, Path.GetFileName(entry)), LinkTo(entry, place));
        }

        user.TakeOver(farm);
        foreach (var directory in (string[])[HomeOf(place), TemporaryOf(place), .. place.WritableDirectories])
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
    public void EndAll(Workplace place)
    {
        LeftoverProcesses.Kill(place.Room);
        user.EndAll(place.Room);
    }

    /// <inheritdoc/>
    public ToolCommand Wrap(
        Workplace place,
        IReadOnlyList<string> command,
        IReadOnlyDictionary<string, string> environment,
        IReadOnlyList<string> readOnlyPaths,
        ToolLimits limits)
    {
        var farm = FarmOf(place);
        string Real(string text) => text
            .Replace(SandboxPaths.Tree, farm, StringComparison.Ordinal)
            .Replace(SandboxPaths.Home, HomeOf(place), StringComparison.Ordinal);

        string[] become =
        [
            .. user.Become(place.Room),
            .. LimitScript.Wrap(limits, command.Select(Real), countsProcesses: user.IsSeparate),
        ];
        return new ToolCommand(
            become[0],
            become[1..],
            farm,
            new Dictionary<string, string>(environment.Select(variable => KeyValuePair.Create(variable.Key, Real(variable.Value))), StringComparer.Ordinal)
            {
                ["HOME"] = HomeOf(place),
                ["TMPDIR"] = TemporaryOf(place),
            });
    }

    private static string LinkTo(string entry, Workplace place) => Path.GetFileName(entry) switch
    {
        ".build" => place.Build,
        ".bake" => place.Bench,
        _ => entry,
    };

    private static string FarmOf(Workplace place) => Path.Combine(place.Room, "qmk_firmware");

    private static string HomeOf(Workplace place) => Path.Combine(place.Room, "home");

    private static string TemporaryOf(Workplace place) => Path.Combine(place.Room, "tmp");
}

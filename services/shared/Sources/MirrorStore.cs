using System.Collections.Concurrent;

namespace KeymapBakery.Sources;

/// <summary>The mirrors of a service: one for the firmware repository and one for each submodule's repository it brings.</summary>
/// <param name="folder">Where they lie.</param>
/// <param name="git">Runs git.</param>
/// <param name="fetchTimeout">Longest time of one fetch.</param>
public sealed class MirrorStore(MirrorFolder folder, Git git, TimeSpan fetchTimeout) : IDisposable
{
    private readonly ConcurrentDictionary<string, Lazy<GitMirror>> _mirrors = new(StringComparer.Ordinal);

    /// <summary>The mirror of a repository; nothing is fetched by asking for it.</summary>
    /// <param name="address">URL or path of the repository.</param>
    public GitMirror Get(string address) =>
        _mirrors.GetOrAdd(address, _ => new Lazy<GitMirror>(() => new GitMirror(git, address, folder.Of(address), fetchTimeout))).Value;

    /// <inheritdoc/>
    public void Dispose()
    {
        foreach (var mirror in _mirrors.Values)
        {
            mirror.Value.Dispose();
        }
    }
}

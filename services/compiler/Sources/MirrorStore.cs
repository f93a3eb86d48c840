using System.Collections.Concurrent;
using KeymapBakery.Compiler.Configuration;
using Microsoft.Extensions.Options;

namespace KeymapBakery.Compiler.Sources;

/// <summary>The mirrors of this compiler: one for the firmware repository and one for each submodule's repository.</summary>
internal sealed class MirrorStore(WorkDirectory work, Git git, IOptions<CompilerOptions> options) : IDisposable
{
    private readonly ConcurrentDictionary<string, Lazy<GitMirror>> _mirrors = new(StringComparer.Ordinal);

    /// <summary>The mirror of a repository; nothing is fetched by asking for it.</summary>
    public GitMirror Get(string address) =>
        _mirrors.GetOrAdd(
            address,
            _ => new Lazy<GitMirror>(() => new GitMirror(git, address, work.Mirror(address), options.Value.Firmware.FetchTimeout))).Value;

    /// <inheritdoc/>
    public void Dispose()
    {
        foreach (var mirror in _mirrors.Values)
        {
            mirror.Value.Dispose();
        }
    }
}

namespace KeymapBakery.Sources;

/// <summary>URLs and paths of git repositories.</summary>
public static class RepositoryAddress
{
    private static readonly string[] RemoteSchemes = ["https://", "http://", "ssh://", "git://"];

    /// <summary>True for a repository on another machine, reached by a protocol that is not able to run local programs.</summary>
    public static bool IsRemote(string address) =>
        IsPlain(address)
        && (RemoteSchemes.Any(scheme => address.StartsWith(scheme, StringComparison.OrdinalIgnoreCase)) || IsShortSsh(address));

    /// <summary>True for a <c>file:</c> URL.</summary>
    public static bool IsFileUrl(string address) =>
        IsPlain(address) && address.StartsWith("file:///", StringComparison.OrdinalIgnoreCase);

    /// <summary>True for a repository in this machine's file system.</summary>
    public static bool IsLocal(string address) => IsFileUrl(address) || (IsPlain(address) && Path.IsPathFullyQualified(address));

    /// <summary>
    /// The address a submodule's <c>url</c> stands for. One that begins with <c>./</c> or <c>../</c> is relative to the
    /// repository that names it: each <c>../</c> takes one component away, as gitmodules(5) and git-submodule(1) say.
    /// </summary>
    /// <exception cref="SourceException">There are more <c>../</c> than components.</exception>
    public static string Resolve(string repository, string url)
    {
        if (!IsRelative(url))
        {
            return url;
        }

        var remaining = url.AsSpan();
        var start = repository.TrimEnd('/');
        var separator = '/';
        while (IsRelative(remaining))
        {
            if (remaining.StartsWith("./"))
            {
                remaining = remaining[2..];
                continue;
            }

            remaining = remaining[3..];
            var end = start.LastIndexOf('/');
            if (end < 0)
            {
                // host:repository has one more component, before the colon.
                end = start.LastIndexOf(':');
                separator = ':';
            }

            if (end < 0)
            {
                throw new SourceException($"The submodule URL {url} leads above {repository}.");
            }

            start = start[..end];
        }

        return $"{start}{separator}{remaining.TrimEnd('/')}";
    }

    private static bool IsRelative(ReadOnlySpan<char> url) => url.StartsWith("./") || url.StartsWith("../");

    // user@host:path, where git's ext::command and the like have no place.
    private static bool IsShortSsh(string address)
    {
        var at = address.IndexOf('@', StringComparison.Ordinal);
        var colon = address.IndexOf(':', StringComparison.Ordinal);
        return at > 0 && colon > at + 1
            && address.AsSpan(0, at).IndexOfAnyExcept(HostCharacters) < 0
            && address.AsSpan(at + 1, colon - at - 1).IndexOfAnyExcept(HostCharacters) < 0
            && !address.AsSpan(colon).StartsWith("::");
    }

    private static readonly System.Buffers.SearchValues<char> HostCharacters =
        System.Buffers.SearchValues.Create("abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789-._");

    private static bool IsPlain(string address) =>
        address.Length > 0 && !address.StartsWith('-') && !address.Any(char.IsControl);
}

using System.Text.RegularExpressions;

namespace KeymapBakery.ObjectStorage;

/// <summary>What a key may look like, so that it means the same in a bucket, on a file system and in a URL.</summary>
internal static partial class ObjectKey
{
    private const int MaximumLength = 900;

    /// <exception cref="ArgumentException">It is not a key.</exception>
    public static void ThrowIfInvalid(string key)
    {
        ArgumentNullException.ThrowIfNull(key);
        if (!IsValid(key))
        {
            throw new ArgumentException($"'{key}' is not an object key; it takes segments of A-Z, a-z, 0-9, '.', '_' and '-', separated by '/'.", nameof(key));
        }
    }

    /// <exception cref="ArgumentException">It is not a key followed by a slash.</exception>
    public static void ThrowIfInvalidPrefix(string prefix)
    {
        ArgumentNullException.ThrowIfNull(prefix);
        if (!prefix.EndsWith('/') || !IsValid(prefix[..^1]))
        {
            throw new ArgumentException($"'{prefix}' is not a prefix of object keys; it takes segments of a key and a '/' at the end.", nameof(prefix));
        }
    }

    public static bool IsValid(string key) => key.Length <= MaximumLength && Key().IsMatch(key);

    [GeneratedRegex(@"\A(?!\.{1,2}(/|\z))[A-Za-z0-9._-]{1,255}(/(?!\.{1,2}(/|\z))[A-Za-z0-9._-]{1,255})*\z", RegexOptions.CultureInvariant)]
    private static partial Regex Key();
}

using System.Globalization;
using System.Security.Cryptography;
using System.Text;

namespace KeymapBakery.Jobs.Model;

/// <summary>Digests of several texts in a row.</summary>
internal static class Digest
{
    /// <summary>
    /// SHA-256, lower-case hexadecimal, of <paramref name="parts"/>. Each goes in with its length, and null is unlike empty,
    /// so that no two different rows of parts run into the same bytes.
    /// </summary>
    public static string Of(params ReadOnlySpan<string?> parts)
    {
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        foreach (var part in parts)
        {
            var bytes = Encoding.UTF8.GetBytes(part ?? "");
            var length = part is null ? "-" : bytes.Length.ToString(CultureInfo.InvariantCulture);
            hash.AppendData(Encoding.ASCII.GetBytes($"{length}:"));
            hash.AppendData(bytes);
        }

        return Convert.ToHexStringLower(hash.GetHashAndReset());
    }
}

using System.Buffers;
using System.Security.Cryptography;
using System.Text;

namespace KeymapBakery.Gateway.Refreshing;

/// <summary>
/// The signature GitHub puts on a webhook: <c>X-Hub-Signature-256: sha256=</c> and the HMAC-SHA256 of the body, keyed with the secret
/// both know, in hexadecimal (docs.github.com, "Validating webhook deliveries").
/// </summary>
internal static class WebhookSignature
{
    public const string Header = "X-Hub-Signature-256";

    private const string Prefix = "sha256=";
    private const int ChunkBytes = 16 * 1024;

    /// <summary>
    /// True when the request is signed with the secret. Reads the body to its end and holds a piece of it at a time; takes as
    /// long for a wrong signature as for a right one.
    /// </summary>
    public static async Task<bool> IsValidAsync(HttpRequest request, string secret, CancellationToken cancellationToken)
    {
        using var hash = IncrementalHash.CreateHMAC(HashAlgorithmName.SHA256, Encoding.UTF8.GetBytes(secret));
        var chunk = ArrayPool<byte>.Shared.Rent(ChunkBytes);
        try
        {
            while (await request.Body.ReadAsync(chunk, cancellationToken) is var read and > 0)
            {
                hash.AppendData(chunk, 0, read);
            }
        }
        finally
        {
            ArrayPool<byte>.Shared.Return(chunk);
        }

        var claimed = request.Headers[Header].ToString();
        return claimed.StartsWith(Prefix, StringComparison.Ordinal)
            && TryReadHex(claimed.AsSpan(Prefix.Length), out var signature)
            && CryptographicOperations.FixedTimeEquals(hash.GetHashAndReset(), signature);
    }

    private static bool TryReadHex(ReadOnlySpan<char> text, out byte[] bytes)
    {
        bytes = new byte[text.Length / 2];
        return Convert.FromHexString(text, bytes, out _, out var written) == OperationStatus.Done && written == bytes.Length;
    }
}

using System.Globalization;
using System.Security.Cryptography;
using System.Text;

namespace KeymapBakery.Jobs.Callbacks;

/// <summary>
/// Signs messages as the Standard Webhooks specification (1.0.0) has it, so that receivers can check them with any library for that:
/// <c>webhook-signature: v1,</c> and the Base64 of HMAC-SHA256 over <c>{webhook-id}.{webhook-timestamp}.{body}</c>.
/// </summary>
internal static class CallbackSignature
{
    public const string IdHeader = "webhook-id";
    public const string TimestampHeader = "webhook-timestamp";
    public const string SignatureHeader = "webhook-signature";

    /// <summary>Puts the three headers on.</summary>
    /// <param name="request">The message.</param>
    /// <param name="id">The same for every try at the same message.</param>
    /// <param name="sentAt">The present, so that receivers can refuse what somebody recorded long ago.</param>
    /// <param name="body">The content of the message.</param>
    /// <param name="key">The receiver's secret.</param>
    public static void Sign(HttpRequestMessage request, string id, DateTimeOffset sentAt, byte[] body, byte[] key)
    {
        var timestamp = sentAt.ToUnixTimeSeconds().ToString(CultureInfo.InvariantCulture);
        byte[] signed = [.. Encoding.UTF8.GetBytes($"{id}.{timestamp}."), .. body];
        var signature = HMACSHA256.HashData(key, signed);
        request.Headers.Add(IdHeader, id);
        request.Headers.Add(TimestampHeader, timestamp);
        request.Headers.Add(SignatureHeader, $"v1,{Convert.ToBase64String(signature)}");
    }
}

using System.Buffers.Text;
using System.Security.Cryptography;
using System.Text;
using Microsoft.Extensions.Options;

namespace KeymapBakery.ObjectStorage.FileSystem;

/// <summary>Signs what a download URL says, so that nobody can change any of it (HMAC-SHA256).</summary>
internal sealed class DownloadSignature
{
    private readonly byte[] _key;

    /// <exception cref="OptionsValidationException">There is no key.</exception>
    public DownloadSignature(string signingKey)
    {
        if (signingKey.Length == 0)
        {
            throw new OptionsValidationException(
                ObjectStorageOptions.Section,
                typeof(ObjectStorageOptions),
                [$"ObjectStorage:FileSystem:SigningKey is missing; download URLs need a secret of at least {FileSystemOptions.MinimumSigningKeyLength} characters."]);
        }

        _key = Encoding.UTF8.GetBytes(signingKey);
    }

    /// <summary>The signature, in the characters of a URL.</summary>
    public string Sign(DownloadTicket ticket) => Base64Url.EncodeToString(Hash(ticket));

    /// <summary>Says, in a time that does not depend on the answer, whether the ticket is the one that was signed.</summary>
    public bool Verify(DownloadTicket ticket, string signature) =>
        CryptographicOperations.FixedTimeEquals(Encoding.UTF8.GetBytes(Sign(ticket)), Encoding.UTF8.GetBytes(signature));

    // Only the last part may have line breaks in it, so no two tickets give the same text.
    private byte[] Hash(DownloadTicket ticket) =>
        HMACSHA256.HashData(_key, Encoding.UTF8.GetBytes($"{ticket.ExpiresUnixSeconds}\n{ticket.Key}\n{ticket.ContentType}\n{ticket.FileName}"));
}

using Grpc.Core;

namespace Grpc.Framing;

/// <summary>Metadata as header values: text as it is, bytes in base64.</summary>
internal static class MetadataEncoding
{
    public static string Encode(Metadata.Entry entry) =>
        entry.IsBinary ? Convert.ToBase64String(entry.BytesInPlace).TrimEnd('=') : entry.Value;

    /// <summary>Adds a received header. Peers may join several values of bytes with commas and leave out padding.</summary>
    public static void AddTo(Metadata metadata, string name, string value)
    {
#pragma warning disable CA1308 // Header names are lower case on the wire.
        var key = name.ToLowerInvariant();
#pragma warning restore CA1308
        if (GrpcHeaders.IsReserved(key) || !Metadata.Entry.IsKey(key))
        {
            return;
        }

        if (!key.EndsWith(Metadata.BinaryHeaderSuffix, StringComparison.Ordinal))
        {
            metadata.Add(key, value);
            return;
        }

        foreach (var part in value.Split(',', StringSplitOptions.TrimEntries))
        {
            metadata.Add(key, Decode(key, part));
        }
    }

    private static byte[] Decode(string key, string base64)
    {
        var padded = base64.TrimEnd('=');
        padded = padded.PadRight((padded.Length + 3) / 4 * 4, '=');
        try
        {
            return Convert.FromBase64String(padded);
        }
        catch (FormatException exception)
        {
            throw new RpcException(new Status(StatusCode.Internal, $"The value of '{key}' is not base64.", exception));
        }
    }
}

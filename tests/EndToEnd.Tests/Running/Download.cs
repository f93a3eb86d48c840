using System.Security.Cryptography;

namespace KeymapBakery.EndToEnd.Tests.Running;

/// <summary>A downloaded file.</summary>
internal sealed record Download(string? FileName, byte[] Content)
{
    public string Hash => Convert.ToHexStringLower(SHA256.HashData(Content));
}

using System.Security.Cryptography;
using System.Text;

namespace KeymapBakery.Gateway.Refreshing;

/// <summary>The token an operator shows: <c>Authorization: Bearer</c> and the token (RFC 6750).</summary>
internal static class AdminToken
{
    private const string Scheme = "Bearer ";

    /// <summary>True when the request shows the token. Takes the same time whatever is shown.</summary>
    public static bool IsShown(HttpRequest request, string token)
    {
        var shown = request.Headers.Authorization.ToString();
        return shown.StartsWith(Scheme, StringComparison.OrdinalIgnoreCase)
            && CryptographicOperations.FixedTimeEquals(Hash(shown[Scheme.Length..].Trim()), Hash(token));
    }

    // Equal lengths, so that the comparison does not tell the length of the token.
    private static byte[] Hash(string text) => SHA256.HashData(Encoding.UTF8.GetBytes(text));
}

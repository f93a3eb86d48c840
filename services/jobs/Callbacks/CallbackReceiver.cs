namespace KeymapBakery.Jobs.Callbacks;

/// <summary>Someone who may be told of the ends of jobs.</summary>
internal sealed class CallbackReceiver
{
    // The Standard Webhooks specification (1.0.0, "Signature scheme") asks for 24 to 64 bytes and this prefix.
    private const string SecretPrefix = "whsec_";
    private const int ShortestSecret = 24;
    private const int LongestSecret = 64;

    /// <summary>Scheme, host and, if it is not the scheme's own, port, for example <c>https://ci.example.org</c>.</summary>
    public string Origin { get; set; } = "";

    /// <summary>What the messages are signed with: 24 to 64 random bytes in Base64, with or without <c>whsec_</c> before them.</summary>
    public string Secret { get; set; } = "";

    /// <summary>True when its host may resolve to addresses that are not reached from everywhere, such as those of this network or machine.</summary>
    public bool AllowPrivateAddresses { get; set; }

    /// <summary>The bytes of <see cref="Secret"/>.</summary>
    public byte[] Key =>
        Convert.FromBase64String(Secret.StartsWith(SecretPrefix, StringComparison.Ordinal) ? Secret[SecretPrefix.Length..] : Secret);

    /// <summary>True when <paramref name="url"/> is one of this receiver's.</summary>
    public bool Owns(Uri url) => Uri.Compare(url, new Uri(Origin), UriComponents.SchemeAndServer, UriFormat.UriEscaped, StringComparison.OrdinalIgnoreCase) == 0;

    /// <summary>What is wrong with these settings; null when nothing is.</summary>
    public string? FindMistake()
    {
        if (!Uri.TryCreate(Origin, UriKind.Absolute, out var origin)
            || (origin.Scheme != Uri.UriSchemeHttps && origin.Scheme != Uri.UriSchemeHttp)
            || origin.PathAndQuery != "/" || origin.UserInfo.Length > 0 || origin.Fragment.Length > 0)
        {
            return $"Origin \"{Origin}\" must be scheme, host and port alone, for example https://ci.example.org.";
        }

        try
        {
            return Key.Length is >= ShortestSecret and <= LongestSecret
                ? null
                : $"Secret must be {ShortestSecret} to {LongestSecret} bytes in Base64.";
        }
        catch (FormatException)
        {
            return "Secret is not Base64.";
        }
    }
}

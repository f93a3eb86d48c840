namespace KeymapBakery.Sources;

/// <summary>The form of full commit hashes.</summary>
public static class CommitHash
{
    /// <summary>True for 40 (SHA-1) or 64 (SHA-256) lower-case hexadecimal digits.</summary>
    public static bool IsValid(string commit) => commit.Length is 40 or 64 && commit.All(char.IsAsciiHexDigitLower);
}

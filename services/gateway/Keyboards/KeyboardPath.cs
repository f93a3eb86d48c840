namespace KeymapBakery.Gateway.Keyboards;

/// <summary>
/// What is asked for below <c>/v1/keyboards/</c>. Names of keyboards have slashes that stand in URLs as they are, so the end of the
/// path tells.
/// </summary>
internal static class KeyboardPath
{
    private const string Keymaps = "/keymaps/";

    private static readonly (string Ending, string File)[] Endings =
    [
        ("/info.json", "/info.json"),
        ("/readme.md", "/readme.md"),
        ("/readme", "/readme.md"),
        ("/lint", "/lint.json"),
    ];

    /// <summary>The file of the metadata service for the rest of such a path.</summary>
    /// <param name="rest">What follows <c>/v1/keyboards/</c>, for example <c>crkbd/rev1/readme</c>.</param>
    public static string ToDocument(string rest)
    {
        var path = rest.TrimEnd('/');
        foreach (var (ending, file) in Endings)
        {
            if (path.EndsWith(ending, StringComparison.Ordinal))
            {
                return $"keyboards/{path[..^ending.Length]}{file}";
            }
        }

        return path.Contains(Keymaps, StringComparison.Ordinal) ? $"keyboards/{path}" : $"keyboards/{path}/info.json";
    }
}

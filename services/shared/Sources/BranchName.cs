namespace KeymapBakery.Sources;

/// <summary>The rules for names of branches, after <c>git check-ref-format</c>.</summary>
public static class BranchName
{
    private const int MaximumLength = 200;

    /// <summary>True when git would take the name for a branch and nothing else.</summary>
    public static bool IsValid(string name) =>
        name.Length is > 0 and <= MaximumLength
        && name != "@"
        && !name.StartsWith('-')
        && !name.EndsWith('.')
        && !name.Contains("..", StringComparison.Ordinal)
        && !name.Contains("@{", StringComparison.Ordinal)
        && name.All(character => character > ' ' && character != '\x7f' && !"~^:?*[\\".Contains(character, StringComparison.Ordinal))
        && name.Split('/').All(part =>
            part.Length > 0 && !part.StartsWith('.') && !part.EndsWith(".lock", StringComparison.Ordinal));
}

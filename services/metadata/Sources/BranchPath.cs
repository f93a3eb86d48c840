using System.Text;

namespace KeymapBakery.Metadata.Sources;

/// <summary>Names of branches in paths and in keys of objects.</summary>
internal static class BranchPath
{
    /// <summary>
    /// The name, with each character other than <c>[A-Za-z0-9.-]</c> written as <c>_</c> and its code in four hexadecimal digits, so that
    /// it is one segment and no two branches share it.
    /// </summary>
    public static string Of(string branch)
    {
        var path = new StringBuilder(branch.Length);
        foreach (var character in branch)
        {
            if (char.IsAsciiLetterOrDigit(character) || character is '.' or '-')
            {
                path.Append(character);
            }
            else
            {
                path.Append('_').Append(((int)character).ToString("x4", System.Globalization.CultureInfo.InvariantCulture));
            }
        }

        return path.ToString();
    }
}

using System.Text.RegularExpressions;
using KeymapBakery.Metadata.Findings;

namespace KeymapBakery.Metadata.Guidelines;

/// <summary>What keyboards may be called ("Naming Your Keyboard/Project" and "Sub-folders" of QMK's guidelines).</summary>
internal static partial class NameRules
{
    // A top folder and four levels below it.
    private const int DeepestFolder = 5;

    private static readonly string[] Reserved = ["test", "keyboard", "all"];

    public static IEnumerable<Finding> Check(string name)
    {
        var folders = name.Split('/');
        foreach (var folder in folders)
        {
            if (!Allowed().IsMatch(folder))
            {
                yield return new(
                    Severity.Error,
                    "keyboard-name",
                    "",
                    $"The folder name {folder} may consist of a-z, 0-9 and _ only, and must not begin with _. Rename the folder.");
            }
            else if (Reserved.Contains(folder))
            {
                yield return new(Severity.Error, "keyboard-name", "", $"The folder name {folder} is reserved for make. Rename the folder.");
            }
        }

        if (folders.Length > DeepestFolder)
        {
            yield return new(
                Severity.Error,
                "keyboard-depth",
                "",
                $"The keyboard's folder is {folders.Length - 1} levels below its top folder; {DeepestFolder - 1} are allowed.");
        }
    }

    [GeneratedRegex(@"\A[a-z0-9][a-z0-9_]*\z", RegexOptions.CultureInvariant)]
    private static partial Regex Allowed();
}

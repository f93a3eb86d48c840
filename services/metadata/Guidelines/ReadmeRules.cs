using KeymapBakery.Metadata.Findings;
using KeymapBakery.Metadata.Merging;

namespace KeymapBakery.Metadata.Guidelines;

/// <summary>Every keyboard needs a readme that says what it is.</summary>
internal static class ReadmeRules
{
    // What QMK's template for readmes leaves for people to replace.
    private static readonly string[] Placeholders =
    [
        "%KEYBOARD%", "%REAL_NAME%", "%USER_NAME%", "image replace me!", "A short description of the keyboard/project",
        "The PCBs, controllers supported", "Links to where you can find this hardware",
    ];

    public static IEnumerable<Finding> Check(MergedKeyboard keyboard)
    {
        if (keyboard.Readme is not { } readme)
        {
            yield return new(
                Severity.Error,
                "readme-missing",
                "",
                $"There is no readme.md in keyboards/{keyboard.Name} or above it. Write one: what the keyboard is, who made it, where to get it.");
        }
        else if (Placeholders.FirstOrDefault(placeholder => readme.Contains(placeholder, StringComparison.Ordinal)) is { } left)
        {
            yield return new(Severity.Error, "readme-template", "", $"The readme.md still has \"{left}\" from the template. Fill it in.");
        }
    }
}

using System.Text.RegularExpressions;

namespace KeymapBakery.Compiler.Baking;

/// <summary>
/// Names of the files of one build, as QMK and the QMK Compile API give them, for keyboard <c>crkbd/rev1</c> and keymap
/// <c>mine</c>.
/// </summary>
internal sealed partial record BuildNames
{
    private const int MaximumLength = 128;

    private BuildNames(string keyboard, string keymap)
    {
        var dashed = $"{keyboard.Replace('/', '-')}-{keymap}";
        Keyboard = keyboard;
        Keymap = keymap;
        KeymapFile = $"{dashed}.json";
        SourceArchive = $"qmk_firmware-{dashed}.zip";
        Target = $"{keyboard.Replace('/', '_')}_{keymap}";
    }

    /// <summary><c>crkbd/rev1</c>.</summary>
    public string Keyboard { get; }

    /// <summary><c>mine</c>.</summary>
    public string Keymap { get; }

    /// <summary><c>crkbd-rev1-mine.json</c>.</summary>
    public string KeymapFile { get; }

    /// <summary><c>qmk_firmware-crkbd-rev1-mine.zip</c>.</summary>
    public string SourceArchive { get; }

    /// <summary>Name of the firmware file without its ending: <c>crkbd_rev1_mine</c>.</summary>
    public string Target { get; }

    /// <summary>
    /// Makes the names. Whoever asked for the build has checked keyboard and keymap already; since both become file names
    /// and reach make's shell, they are checked here once more.
    /// </summary>
    /// <exception cref="BuildRefusedException">A name holds characters it must not.</exception>
    public static BuildNames Of(string keyboard, string keymap)
    {
        if (!IsKeyboard(keyboard))
        {
            throw new BuildRefusedException(
                "The keyboard must be a path of letters, digits, '_' and '-', at most 128 characters long, such as 'crkbd/rev1'.");
        }

        if (keymap.Length > MaximumLength || !KeymapName().IsMatch(keymap))
        {
            throw new BuildRefusedException(
                "The keymap's name must be letters, digits, '_' and '-', at most 128 characters long, such as 'default'.");
        }

        return new BuildNames(keyboard, keymap);
    }

    /// <summary>True for what may be the path of a keyboard.</summary>
    public static bool IsKeyboard(string text) => text.Length <= MaximumLength && KeyboardPath().IsMatch(text);

    [GeneratedRegex(@"\A[A-Za-z0-9_][A-Za-z0-9_-]*(/[A-Za-z0-9_][A-Za-z0-9_-]*)*\z", RegexOptions.CultureInvariant)]
    private static partial Regex KeyboardPath();

    [GeneratedRegex(@"\A[A-Za-z0-9_-]+\z", RegexOptions.CultureInvariant)]
    private static partial Regex KeymapName();
}

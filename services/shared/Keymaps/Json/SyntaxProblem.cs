namespace KeymapBakery.Keymaps.Json;

/// <summary>
/// Puts the JSON reader's message, made for the programmer who calls it, into words for the person who wrote the text.
/// </summary>
internal static class SyntaxProblem
{
    private const int MaxLength = 200;

    // What the reader's message contains, and what to say instead.
    private static readonly (string Part, string Problem)[] Translations =
    [
        ("does not contain any JSON tokens", "there is no JSON; post a keymap as a JSON object"),
        ("Expected depth to be zero", "the text ends before all objects and arrays are closed"),
        ("trailing comma", "there is a comma before a closing bracket; remove it"),
        ("'/' is invalid", "'/' is not allowed here; JSON has no comments, remove it"),
        ("''' is an invalid", "strings and names are written in double quotes"),
        ("Expected end of string", "the text ends within a string"),
    ];

    /// <summary>One clause without full stop.</summary>
    public static string Of(string readerMessage)
    {
        foreach (var (part, problem) in Translations)
        {
            if (readerMessage.Contains(part, StringComparison.Ordinal))
            {
                return problem;
            }
        }
        var position = readerMessage.IndexOf(" LineNumber:", StringComparison.Ordinal);
        return Printable.Shorten((position < 0 ? readerMessage : readerMessage[..position]).TrimEnd('.', ' '), MaxLength);
    }
}

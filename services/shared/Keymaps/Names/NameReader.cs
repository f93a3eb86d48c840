using System.Text.Json;
using KeymapBakery.Keymaps.Json;

namespace KeymapBakery.Keymaps.Names;

/// <summary>
/// Reads the top-level members that are names. A missing one is null or empty here; whether that is an error is said
/// elsewhere.
/// </summary>
internal sealed class NameReader(JsonElement root, ReadingContext context)
{
    private const string KeyboardForm =
        "use the keyboard's path such as crkbd/rev1: letters, digits, _ and -, with single slashes between";

    private const string KeymapForm = "use letters, digits, _ and -; spaces, dots, commas, + and @ become _";
    private const string LayoutForm = "use the name of the layout such as LAYOUT_60_ansi: letters, digits and _";
    private const string BranchForm = "use letters, digits, '.', '_', '-' and single slashes, beginning with a letter or digit";
    private const string LowerForm = "use lower-case letters, digits and _, beginning with a letter";

    private delegate bool NameRule(ReadOnlySpan<char> name);

    public string Keyboard() => Read("keyboard", NameRules.IsKeyboard, KeyboardForm) ?? "";

    public string Layout() => Read("layout", NameRules.IsLayout, LayoutForm) ?? "";

    /// <summary>Null for the default branch, which an empty string asks for as well.</summary>
    public string? Branch()
    {
        var branch = Read("branch", static name => name.IsEmpty || NameRules.IsBranch(name), BranchForm);
        return branch is "" ? null : branch;
    }

    public string? Converter() => Read("converter", NameRules.IsLowerIdentifier, LowerForm);

    public string? HostLanguage() => Read("host_language", NameRules.IsLowerIdentifier, LowerForm);

    /// <summary>The safe name, and the one posted.</summary>
    public string Keymap(out string posted)
    {
        posted = Text("keymap") ?? "";
        if (KeymapName.Problem(posted) is { } problem)
        {
            context.Invalid(
                JsonPath.Root.Member("keymap"), $"{Printable.Quote(posted)} cannot be the keymap's name: it {problem}; {KeymapForm}.");
            return "";
        }
        return KeymapName.Safe(posted);
    }

    private string? Read(string member, NameRule isGood, string form)
    {
        if (Text(member) is not { } name)
        {
            return null;
        }
        if (isGood(name))
        {
            return name;
        }
        context.Invalid(JsonPath.Root.Member(member), $"{Printable.Quote(name)} cannot be the {member}; {form}.");
        return null;
    }

    private string? Text(string member)
    {
        if (!root.TryGetProperty(member, out var value) || value.ValueKind == JsonValueKind.Null)
        {
            return null;
        }
        return context.Text(value, JsonPath.Root.Member(member), context.Limits.MaxNameLength);
    }
}

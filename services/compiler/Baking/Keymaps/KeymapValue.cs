using System.Globalization;
using System.Text.Json;

namespace KeymapBakery.Compiler.Baking.Keymaps;

/// <summary>
/// A value of a keymap.json that knows where it stands. Every access says what is expected and throws
/// <see cref="UnwritableKeymapException"/> when something else is there.
/// </summary>
/// <param name="Element">The value.</param>
/// <param name="Path">Its JSON path, for example <c>$.layers[0][3]</c>.</param>
internal readonly record struct KeymapValue(JsonElement Element, string Path)
{
    private const int MaxIdentifier = 250;
    private const int MaxDigits = 18;

    /// <summary>A member that must be there.</summary>
    public KeymapValue Member(string name) =>
        Find(name) ?? throw new UnwritableKeymapException($"{Path} has no member {name}");

    /// <summary>A member, or null when it is not there. A member that is null counts as there.</summary>
    public KeymapValue? Find(string name) =>
        Expect(JsonValueKind.Object, "an object").Element.TryGetProperty(name, out var member)
            ? new KeymapValue(member, $"{Path}.{name}")
            : null;

    /// <summary>The elements of an array.</summary>
    public IEnumerable<KeymapValue> Items()
    {
        var path = Expect(JsonValueKind.Array, "an array").Path;
        return Element.EnumerateArray()
            .Select((item, index) => new KeymapValue(item, string.Create(CultureInfo.InvariantCulture, $"{path}[{index}]")));
    }

    /// <summary>A string, whatever it holds.</summary>
    public string Text() => Expect(JsonValueKind.String, "a string").Element.GetString()!;

    /// <summary>A string of 1 to 250 characters: <c>text_identifier</c> of the firmware's definitions.jsonschema.</summary>
    public string Identifier()
    {
        var text = Text();
        return text.Length is > 0 and <= MaxIdentifier
            ? text
            : throw new UnwritableKeymapException($"{Path} is not 1 to {MaxIdentifier} characters long");
    }

    /// <summary>
    /// The digits of an unsigned integer. Spellings such as 10.0 and 1e1 are integers too for the firmware's validation, but
    /// how its generator spells them again is its affair.
    /// </summary>
    public string Digits()
    {
        var digits = Expect(JsonValueKind.Number, "a number").Element.GetRawText();
        return digits.Length <= MaxDigits && digits.All(char.IsAsciiDigit)
            ? digits
            : throw new UnwritableKeymapException($"{Path} is not written as an unsigned integer");
    }

    private KeymapValue Expect(JsonValueKind kind, string description) =>
        Element.ValueKind == kind ? this : throw new UnwritableKeymapException($"{Path} is not {description}");
}

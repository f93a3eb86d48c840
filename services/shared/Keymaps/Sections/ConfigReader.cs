using System.Text;
using System.Text.Json;
using KeymapBakery.Keymaps.Json;
using KeymapBakery.Keymaps.Names;

namespace KeymapBakery.Keymaps.Sections;

/// <summary>
/// Reads <c>config</c>, settings of the keyboard a keymap overrides. The firmware writes them, unquoted, into a makefile
/// and into <c>#define</c>s (data/mappings/info_rules.hjson and info_config.hjson there), so a value is a number, a truth
/// value or a word, and the name of a member is a lower-case identifier. Texts with blanks and the like, such as a
/// product's name, cannot be overridden.
/// </summary>
internal sealed class ConfigReader
{
    // Its members become #defines of any name: the one setting whose names, not only values, are up to the poster.
    private const string LayoutAliases = "layout_aliases";

    private readonly ReadingContext _context;
    private readonly Utf8JsonWriter _writer;
    private int _values;

    private ConfigReader(ReadingContext context, Utf8JsonWriter writer) => (_context, _writer) = (context, writer);

    /// <summary>The settings as canonical JSON; null when there are none, or after an error.</summary>
    public static string? Read(JsonElement? config, ReadingContext context)
    {
        if (config is not { } value)
        {
            return null;
        }
        var path = JsonPath.Root.Member("config");
        if (value.ValueKind != JsonValueKind.Object)
        {
            context.Invalid(path, $"This must be an object of settings, not {JsonText.Describe(value)}.");
            return null;
        }
        if (!value.EnumerateObject().Any())
        {
            return null;
        }
        if (value.TryGetProperty(LayoutAliases, out _))
        {
            context.Invalid(path.Member(LayoutAliases), $"A keymap cannot declare layout aliases; name the layout itself in layout.");
            return null;
        }
        using var buffer = new MemoryStream();
        using (var writer = new Utf8JsonWriter(buffer, CanonicalWriter.Options))
        {
            new ConfigReader(context, writer).Write(value, path);
        }
        return context.HasErrors ? null : Encoding.UTF8.GetString(buffer.GetBuffer().AsSpan(0, (int)buffer.Length));
    }

    private void Write(JsonElement value, JsonPath path)
    {
        if (++_values == _context.Limits.MaxConfigValues + 1)
        {
            _context.TooLarge(path, $"More than {_context.Limits.MaxConfigValues} settings are too many; remove some.");
        }
        switch (value.ValueKind)
        {
            case JsonValueKind.Object:
                WriteObject(value, path);
                break;
            case JsonValueKind.Array:
                WriteArray(value, path);
                break;
            case JsonValueKind.String:
                WriteWord(value, path);
                break;
            case JsonValueKind.Number:
                WriteNumber(value.GetRawText(), path);
                break;
            default:
                value.WriteTo(_writer);
                break;
        }
    }

    private void WriteObject(JsonElement value, JsonPath path)
    {
        _writer.WriteStartObject();
        var members = value.EnumerateObject().OrderBy(member => member.Name, StringComparer.Ordinal);
        foreach (var member in members.TakeWhile(_ => !_context.IsFull))
        {
            var memberPath = path.Member(member.Name);
            if (!NameRules.IsLowerIdentifier(member.Name) || member.Name.Length > _context.Limits.MaxNameLength)
            {
                _context.Invalid(memberPath, $"Names of settings are lower-case letters, digits and _, beginning with a letter.");
            }
            _writer.WritePropertyName(member.Name);
            Write(member.Value, memberPath);
        }
        _writer.WriteEndObject();
    }

    private void WriteArray(JsonElement value, JsonPath path)
    {
        _writer.WriteStartArray();
        foreach (var (index, element) in value.EnumerateArray().Index().TakeWhile(_ => !_context.IsFull))
        {
            Write(element, path.Index(index));
        }
        _writer.WriteEndArray();
    }

    private void WriteWord(JsonElement value, JsonPath path)
    {
        var word = _context.Text(value, path, _context.Limits.MaxNameLength) ?? "";
        if (!NameRules.IsConfigWord(word))
        {
            _context.Invalid(
                path,
                $"{Printable.Quote(word)} cannot be a setting; use one word such as stm32-dfu: letters, digits and _, joined by '.' or '-'.");
        }
        _writer.WriteStringValue(word);
    }

    private void WriteNumber(string number, JsonPath path)
    {
        if (!NameRules.IsConfigNumber(number))
        {
            _context.Invalid(path, $"{Printable.Quote(number)} cannot be a setting; use at most 10 digits, and 6 after a decimal point.");
        }
        _writer.WriteRawValue(number);
    }
}

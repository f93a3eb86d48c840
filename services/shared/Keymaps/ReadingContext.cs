using System.Collections.Immutable;
using System.Globalization;
using System.Text.Json;
using KeymapBakery.Keymaps.Json;

namespace KeymapBakery.Keymaps;

/// <summary>What all parts of one reading share: the limits, and the errors so far.</summary>
internal sealed class ReadingContext(KeymapLimits limits)
{
    private readonly ImmutableArray<KeymapError>.Builder _errors = ImmutableArray.CreateBuilder<KeymapError>();

    public KeymapLimits Limits => limits;

    public ImmutableArray<KeymapError> Errors => _errors.ToImmutable();

    public bool HasErrors => _errors.Count > 0;

    /// <summary>True when no further error will be kept, so that looking for more is a waste.</summary>
    public bool IsFull => _errors.Count >= limits.MaxErrors;

    public void Add(KeymapErrorKind kind, JsonPath path, FormattableString message)
    {
        if (!IsFull)
        {
            _errors.Add(new KeymapError(kind, path.ToString(), message.ToString(CultureInfo.InvariantCulture)));
        }
    }

    public void Invalid(JsonPath path, FormattableString message) => Add(KeymapErrorKind.Invalid, path, message);

    public void TooLarge(JsonPath path, FormattableString message) => Add(KeymapErrorKind.TooLarge, path, message);

    public void AddMalformed(int line, int column, string problem)
    {
        if (!IsFull)
        {
            var message = string.Create(CultureInfo.InvariantCulture, $"Malformed JSON at line {line}, column {column}: {problem}.");
            _errors.Add(new KeymapError(KeymapErrorKind.MalformedJson, "$", message, line, column));
        }
    }

    /// <summary>The text of a string of at most <paramref name="maxLength"/> characters, or null and an error.</summary>
    public string? Text(JsonElement value, JsonPath path, int maxLength)
    {
        if (value.ValueKind != JsonValueKind.String)
        {
            Invalid(path, $"This must be a string, not {JsonText.Describe(value)}.");
            return null;
        }
        var text = value.GetString()!;
        if (text.Length > maxLength)
        {
            TooLarge(path, $"{Printable.Quote(text)} has {text.Length} characters; at most {maxLength} are allowed. Shorten it.");
            return null;
        }
        return text;
    }

    /// <summary>The elements of an array, or null and an error when it is no array or has more than allowed.</summary>
    public JsonElement[]? Elements(JsonElement value, JsonPath path, int max, string what)
    {
        if (value.ValueKind != JsonValueKind.Array)
        {
            Invalid(path, $"This must be an array of {what}, not {JsonText.Describe(value)}.");
            return null;
        }
        if (value.GetArrayLength() > max)
        {
            TooLarge(path, $"{value.GetArrayLength()} {what} are too many; at most {max} are allowed.");
            return null;
        }
        return [.. value.EnumerateArray()];
    }
}

using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;

namespace KeymapBakery.Jobs.Model;

/// <summary>The name in the JSON text of a keymap, its member <c>keymap</c>; all else of the text stays as it is.</summary>
internal static class KeymapText
{
    private const string NameMember = "keymap";

    private static readonly JsonWriterOptions Options = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    /// <summary>The keymap without a name.</summary>
    /// <exception cref="JsonException"><paramref name="json"/> is no JSON object.</exception>
    public static string WithoutName(string json) => Write(json, name: null);

    /// <summary>The keymap with another name; one that has none is left without.</summary>
    /// <exception cref="JsonException"><paramref name="json"/> is no JSON object.</exception>
    public static string WithName(string json, string name) => Write(json, name);

    private static string Write(string json, string? name)
    {
        using var document = JsonDocument.Parse(json);
        using var buffer = new MemoryStream(json.Length);
        using (var writer = new Utf8JsonWriter(buffer, Options))
        {
            writer.WriteStartObject();
            foreach (var member in document.RootElement.EnumerateObject())
            {
                if (!member.NameEquals(NameMember))
                {
                    writer.WritePropertyName(member.Name);
                    writer.WriteRawValue(member.Value.GetRawText(), skipInputValidation: true);
                }
                else if (name is not null)
                {
                    writer.WriteString(NameMember, name);
                }
            }

            writer.WriteEndObject();
        }

        return Encoding.UTF8.GetString(buffer.GetBuffer().AsSpan(0, (int)buffer.Length));
    }
}

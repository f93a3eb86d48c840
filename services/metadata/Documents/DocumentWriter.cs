using System.Buffers;
using System.Globalization;
using System.Text.Encodings.Web;
using System.Text.Json;
using KeymapBakery.Metadata.Catalogs;

namespace KeymapBakery.Metadata.Documents;

/// <summary>
/// Writes the JSON files as <c>qmk generate-api</c> does (lib/python/qmk/cli/generate/api.py of qmk_firmware). <c>last_updated</c> is
/// the time of the commit, so that one commit gives the same bytes everywhere and always.
/// </summary>
internal static class DocumentWriter
{
    private static readonly JsonWriterOptions Options = new()
    {
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
        SkipValidation = true,
    };

    /// <summary>An object that begins with <c>last_updated</c>.</summary>
    /// <param name="version">The catalog it is of.</param>
    /// <param name="writeMembers">Writes the other members.</param>
    public static ReadOnlyMemory<byte> WriteDated(CatalogVersion version, Action<Utf8JsonWriter> writeMembers) =>
        Write(json =>
        {
            json.WriteStartObject();
            json.WriteString("last_updated", version.CommittedAt.UtcDateTime.ToString("yyyy-MM-dd HH:mm:ss 'GMT'", CultureInfo.InvariantCulture));
            writeMembers(json);
            json.WriteEndObject();
        });

    /// <summary>A JSON text.</summary>
    public static ReadOnlyMemory<byte> Write(Action<Utf8JsonWriter> write)
    {
        var buffer = new ArrayBufferWriter<byte>();
        using (var json = new Utf8JsonWriter(buffer, Options))
        {
            write(json);
        }

        return buffer.WrittenMemory.ToArray();
    }

    /// <summary>Writes a member whose value is JSON already.</summary>
    public static void WriteRaw(this Utf8JsonWriter json, string name, ReadOnlySpan<byte> value)
    {
        json.WritePropertyName(name);
        json.WriteRawValue(value, skipInputValidation: true);
    }

    /// <summary>Writes a member that is a list of names.</summary>
    public static void WriteNames(this Utf8JsonWriter json, string name, IEnumerable<string> names)
    {
        json.WritePropertyName(name);
        json.WriteNames(names);
    }

    /// <summary>Writes a list of names.</summary>
    public static void WriteNames(this Utf8JsonWriter json, IEnumerable<string> names)
    {
        json.WriteStartArray();
        foreach (var name in names)
        {
            json.WriteStringValue(name);
        }

        json.WriteEndArray();
    }
}

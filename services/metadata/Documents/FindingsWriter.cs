using System.Text.Json;
using KeymapBakery.Metadata.Catalogs;
using KeymapBakery.Metadata.Findings;

namespace KeymapBakery.Metadata.Documents;

/// <summary>Writes findings as JSON.</summary>
internal static class FindingsWriter
{
    /// <summary>All findings of a catalog: a list of objects with <c>severity</c> and <c>message</c>, and what else is known.</summary>
    public static ReadOnlyMemory<byte> WriteErrorLog(Catalog catalog) =>
        DocumentWriter.Write(json =>
        {
            json.WriteStartArray();
            foreach (var (subject, reason) in catalog.Firmware.Errors.OrderBy(error => error.Key, StringComparer.Ordinal))
            {
                Write(json, subject, new Finding(Severity.Error, "unusable", "", reason));
            }

            foreach (var (keyboard, findings) in catalog.Findings)
            {
                foreach (var finding in findings)
                {
                    Write(json, keyboard, finding);
                }
            }

            json.WriteEndArray();
        });

    /// <summary>The findings of one keyboard.</summary>
    public static ReadOnlyMemory<byte> WriteLint(Catalog catalog, string keyboard) =>
        DocumentWriter.WriteDated(catalog.Version, json =>
        {
            json.WriteString("keyboard", keyboard);
            json.WriteStartArray("findings");
            foreach (var finding in catalog.Findings[keyboard])
            {
                Write(json, null, finding);
            }

            json.WriteEndArray();
        });

    private static void Write(Utf8JsonWriter json, string? keyboard, Finding finding)
    {
        json.WriteStartObject();
        if (keyboard is not null)
        {
            json.WriteString("keyboard", keyboard);
        }

        json.WriteString("severity", finding.Severity == Severity.Error ? "error" : "warning");
        json.WriteString("rule", finding.Rule);
        json.WriteString("message", finding.Message);
        if (finding.Path.Length > 0)
        {
            json.WriteString("path", finding.Path);
        }

        json.WriteEndObject();
    }
}

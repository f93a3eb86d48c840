using System.Text.Encodings.Web;
using System.Text.Json;

namespace KeymapBakery.Metadata.Merging.Values;

/// <summary>How JSON is written.</summary>
internal static class JsonFormat
{
    /// <summary>No white space, and no escapes beyond those JSON asks for: the files are served as JSON, never inside HTML.</summary>
    public static readonly JsonWriterOptions Compact = new()
    {
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
        SkipValidation = true,
        MaxDepth = 1000,
    };
}

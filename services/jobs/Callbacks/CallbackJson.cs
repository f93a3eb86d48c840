using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;
using KeymapBakery.Answers;

namespace KeymapBakery.Jobs.Callbacks;

/// <summary>Writes the answer about a job as the API does.</summary>
[JsonSourceGenerationOptions(GenerationMode = JsonSourceGenerationMode.Metadata)]
[JsonSerializable(typeof(JobAnswer))]
internal sealed partial class CallbackJson : JsonSerializerContext
{
    /// <summary>The context to use: names in snake case, text as it is, since it is never part of an HTML page.</summary>
    public static CallbackJson Readable { get; } = new(new JsonSerializerOptions
    {
        PropertyNamingPolicy = JsonNamingPolicy.SnakeCaseLower,
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
    });
}

using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;
using KeymapBakery.Answers;
using KeymapBakery.Gateway.Admin;
using KeymapBakery.Gateway.Checking;
using KeymapBakery.Gateway.Compile;
using KeymapBakery.Gateway.Description;
using KeymapBakery.Gateway.Errors;
using KeymapBakery.Gateway.Events;
using KeymapBakery.Gateway.KeyboardBuilds;
using KeymapBakery.Gateway.Refreshing;
using KeymapBakery.Gateway.Skeletons;
using KeymapBakery.Gateway.Status;
using KeymapBakery.Gateway.Usage;
using KeymapBakery.KeyboardLayouts.Info;

namespace KeymapBakery.Gateway.Hosting;

/// <summary>How the answers of the API become JSON.</summary>
[JsonSourceGenerationOptions(GenerationMode = JsonSourceGenerationMode.Metadata)]
[JsonSerializable(typeof(AdminJobList))]
[JsonSerializable(typeof(AdminQueue))]
[JsonSerializable(typeof(ApiEntry))]
[JsonSerializable(typeof(ApiStatus))]
[JsonSerializable(typeof(BatchAnswer))]
[JsonSerializable(typeof(Children))]
[JsonSerializable(typeof(EndedSubmitAnswer))]
[JsonSerializable(typeof(ErrorAnswer))]
[JsonSerializable(typeof(FlushAnswer))]
[JsonSerializable(typeof(JobAnswer))]
[JsonSerializable(typeof(JobOutputEvent))]
[JsonSerializable(typeof(JobStateEvent))]
[JsonSerializable(typeof(KeyboardBuildEntry))]
[JsonSerializable(typeof(KeyboardBuildSummary))]
[JsonSerializable(typeof(IReadOnlyDictionary<string, bool>))]
[JsonSerializable(typeof(IReadOnlyDictionary<string, KeyboardBuildEntry>))]
[JsonSerializable(typeof(IReadOnlyDictionary<string, KeyboardBuildSummary>))]
[JsonSerializable(typeof(KeyboardInfo))]
[JsonSerializable(typeof(KeyboardMetrics))]
[JsonSerializable(typeof(KeymapCheckAnswer))]
[JsonSerializable(typeof(KeymapSkeleton))]
[JsonSerializable(typeof(LayoutMetrics))]
[JsonSerializable(typeof(LocationMetrics))]
[JsonSerializable(typeof(ProblemAnswer))]
[JsonSerializable(typeof(RefreshAnswer))]
[JsonSerializable(typeof(RetentionAnswer))]
[JsonSerializable(typeof(SubmitAnswer))]
[JsonSerializable(typeof(TelemetryAnswer))]
[JsonSerializable(typeof(TelemetryReport))]
[JsonSerializable(typeof(WebhookAnswer))]
internal sealed partial class GatewayJson : JsonSerializerContext
{
    /// <summary>The context to use: names in snake case, text as it is, since answers are never part of an HTML page.</summary>
    public static GatewayJson Readable { get; } = new(new JsonSerializerOptions
    {
        PropertyNamingPolicy = JsonNamingPolicy.SnakeCaseLower,
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
    });
}

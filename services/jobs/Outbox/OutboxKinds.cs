using System.Text.Json;
using KeymapBakery.Messages;

namespace KeymapBakery.Jobs.Outbox;

/// <summary>
/// The messages that may lie in the outbox. A row of another kind, written by a newer release, is left for that release to publish.
/// </summary>
internal static class OutboxKinds
{
    /// <summary>Kind of <see cref="BuildRequested"/>.</summary>
    public const string BuildRequestedKind = "build-requested";

    private const string PrebakePlanRequestedKind = "prebake-plan-requested";
    private const string PrebakeRequestedKind = "prebake-requested";
    private const string StopBuildKind = "stop-build";

    /// <summary>Names of all kinds known here.</summary>
    public static IReadOnlyList<string> All { get; } = [BuildRequestedKind, PrebakePlanRequestedKind, PrebakeRequestedKind, StopBuildKind];

    /// <summary>The message as a row to be.</summary>
    public static (string Kind, string Payload) Write(object message) => message switch
    {
        BuildRequested request => (BuildRequestedKind, JsonSerializer.Serialize(request, OutboxJson.Default.BuildRequested)),
        PrebakePlanRequested plan => (PrebakePlanRequestedKind, JsonSerializer.Serialize(plan, OutboxJson.Default.PrebakePlanRequested)),
        PrebakeRequested request => (PrebakeRequestedKind, JsonSerializer.Serialize(request, OutboxJson.Default.PrebakeRequested)),
        StopBuild stop => (StopBuildKind, JsonSerializer.Serialize(stop, OutboxJson.Default.StopBuild)),
        _ => throw new ArgumentException($"{message.GetType()} is not a message of the outbox.", nameof(message)),
    };

    /// <summary>The message in a row. <see cref="JsonException"/> when the payload is not what its kind says.</summary>
    public static object Read(string kind, string payload) => kind switch
    {
        BuildRequestedKind => Require(JsonSerializer.Deserialize(payload, OutboxJson.Default.BuildRequested)),
        PrebakePlanRequestedKind => Require(JsonSerializer.Deserialize(payload, OutboxJson.Default.PrebakePlanRequested)),
        PrebakeRequestedKind => Require(JsonSerializer.Deserialize(payload, OutboxJson.Default.PrebakeRequested)),
        StopBuildKind => Require(JsonSerializer.Deserialize(payload, OutboxJson.Default.StopBuild)),
        _ => throw new ArgumentOutOfRangeException(nameof(kind), kind, "Not a kind of message of the outbox."),
    };

    private static object Require(object? message) => message ?? throw new JsonException("The payload is null.");
}

using System.Text.Json;
using System.Text.Json.Nodes;
using Shouldly;

namespace KeymapBakery.Gateway.Tests;

/// <summary>An answer api.qmk.fm gave, texts shortened, to compare ours with.</summary>
internal static class RecordedAnswer
{
    public static JsonObject Read(string name) =>
        JsonNode.Parse(File.ReadAllText(Path.Combine(AppContext.BaseDirectory, "Recorded", $"{name}.json")))!.AsObject();

    /// <summary>
    /// Every member of the recorded answer is in ours with the same type of value, and ours has no others but those
    /// named. A recorded null says nothing about the type.
    /// </summary>
    public static void ShouldHaveTheShapeOf(this JsonObject ours, JsonObject recorded, params string[] additions)
    {
        ours.Select(member => member.Key).Except(additions).Order()
            .ShouldBe(recorded.Select(member => member.Key).Order());
        foreach (var (key, value) in recorded)
        {
            if (value is not null)
            {
                KindOf(ours[key]).ShouldBe(KindOf(value), key);
            }

            if (value is JsonArray { Count: > 0 } recordedItems && ours[key] is JsonArray { Count: > 0 } ourItems)
            {
                KindOf(ourItems[0]).ShouldBe(KindOf(recordedItems[0]), key);
            }
        }
    }

    private static string KindOf(JsonNode? value) => value?.GetValueKind() switch
    {
        null => nameof(JsonValueKind.Null),
        JsonValueKind.True or JsonValueKind.False => "Boolean",
        var kind => kind.Value.ToString(),
    };
}

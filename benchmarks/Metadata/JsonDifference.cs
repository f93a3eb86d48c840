using System.Text.Json;

namespace KeymapBakery.MetadataBench;

/// <summary>Compares JSON by value: objects in any order, arrays in order, numbers by their value.</summary>
public static class JsonDifference
{
    /// <summary>The first difference, such as <c>layouts.LAYOUT.layout[3].x: 1 instead of 2</c>; null when there is none.</summary>
    public static string? Find(JsonElement actual, JsonElement expected, string path = "")
    {
        if (actual.ValueKind != expected.ValueKind)
        {
            return Differs(path, actual.GetRawText(), expected.GetRawText());
        }

        return expected.ValueKind switch
        {
            JsonValueKind.Object => OfObjects(actual, expected, path),
            JsonValueKind.Array => OfArrays(actual, expected, path),
            JsonValueKind.String when actual.GetString() == expected.GetString() => null,
            JsonValueKind.Number when SameNumber(actual, expected) => null,
            JsonValueKind.String or JsonValueKind.Number => Differs(path, actual.GetRawText(), expected.GetRawText()),
            _ => null,
        };
    }

    private static string? OfObjects(JsonElement actual, JsonElement expected, string path)
    {
        foreach (var property in expected.EnumerateObject())
        {
            var place = path.Length == 0 ? property.Name : $"{path}.{property.Name}";
            if (!actual.TryGetProperty(property.Name, out var value))
            {
                return Differs(place, "nothing", property.Value.GetRawText());
            }

            if (Find(value, property.Value, place) is { } difference)
            {
                return difference;
            }
        }

        foreach (var property in actual.EnumerateObject())
        {
            if (!expected.TryGetProperty(property.Name, out _))
            {
                return Differs($"{path}.{property.Name}", property.Value.GetRawText(), "nothing");
            }
        }

        return null;
    }

    private static string? OfArrays(JsonElement actual, JsonElement expected, string path)
    {
        if (actual.GetArrayLength() != expected.GetArrayLength())
        {
            return Differs(path, actual.GetRawText(), expected.GetRawText());
        }

        for (var index = 0; index < expected.GetArrayLength(); index++)
        {
            if (Find(actual[index], expected[index], $"{path}[{index}]") is { } difference)
            {
                return difference;
            }
        }

        return null;
    }

    private static bool SameNumber(JsonElement actual, JsonElement expected) =>
        actual.GetRawText() == expected.GetRawText() || actual.GetDouble() == expected.GetDouble();

    private static string Differs(string path, string actual, string expected) => $"{path}: {Short(actual)} instead of {Short(expected)}";

    private static string Short(string json) => json.Length > 160 ? json[..160] + "…" : json;
}

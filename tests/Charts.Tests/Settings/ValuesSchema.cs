using System.Text.Json.Nodes;
using KeymapBakery.Charts.Tests.Rendering;

namespace KeymapBakery.Charts.Tests.Settings;

/// <summary>The schema of the chart's values.</summary>
internal static class ValuesSchema
{
    private static readonly JsonNode Root = JsonNode.Parse(File.ReadAllText(Path.Combine(Helm.Chart, "values.schema.json")))!;

    /// <summary>Every value that can be given, by its path, for example <c>gateway.settings.RateLimit.Burst</c>.</summary>
    public static IReadOnlyDictionary<string, JsonObject> Values { get; } = Walk("", Root.AsObject()).ToDictionary(StringComparer.Ordinal);

    /// <summary>Values that are settings of a service, by the settings' paths, for example <c>Gateway:RateLimit:Burst</c>.</summary>
    /// <param name="service">Name of the service in the chart.</param>
    /// <param name="section">The configuration section they are in.</param>
    public static IReadOnlyDictionary<string, JsonObject> SettingsOf(string service, string section)
    {
        var prefix = $"{service}.settings.";
        return Values
            .Where(value => value.Key.StartsWith(prefix, StringComparison.Ordinal) && !value.Value.ContainsKey("properties"))
            .ToDictionary(value => $"{section}:{value.Key[prefix.Length..].Replace('.', ':')}", value => value.Value, StringComparer.Ordinal);
    }

    private static IEnumerable<KeyValuePair<string, JsonObject>> Walk(string prefix, JsonObject schema)
    {
        foreach (var (name, value) in schema["properties"]?.AsObject() ?? [])
        {
            var resolved = Resolve(value!.AsObject());
            yield return KeyValuePair.Create(prefix + name, resolved);
            foreach (var inner in Walk($"{prefix}{name}.", resolved))
            {
                yield return inner;
            }
        }
    }

    // A reference may have a description of its own, then it stands in allOf.
    private static JsonObject Resolve(JsonObject schema)
    {
        var reference = (string?)(schema["$ref"] ?? schema["allOf"]?[0]?["$ref"]);
        if (reference is null)
        {
            return schema;
        }

        var resolved = Root["definitions"]![reference["#/definitions/".Length..]]!.DeepClone().AsObject();
        foreach (var (name, value) in schema.Where(pair => pair.Key is not ("$ref" or "allOf")))
        {
            resolved[name] = value?.DeepClone();
        }

        return resolved;
    }
}

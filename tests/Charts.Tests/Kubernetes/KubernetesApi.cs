using System.Text.Json;
using System.Text.Json.Nodes;

namespace KeymapBakery.Charts.Tests.Kubernetes;

/// <summary>
/// What the API of one version of Kubernetes takes, as strictly as <c>kubectl apply --validate</c>: no field it does not know, all that must be there,
/// everything of its type. Besides the version's own kinds it knows the custom resources a chart may hold.
/// </summary>
internal sealed class KubernetesApi
{
    private readonly string _version;
    private readonly Dictionary<string, string> _kinds = new(StringComparer.Ordinal);
    private readonly Dictionary<string, Dictionary<string, string>> _types = new(StringComparer.Ordinal);

    private KubernetesApi(string version)
    {
        _version = version;
        Add("custom-resources");
        Add($"kubernetes-{version}");
    }

    /// <summary>The oldest version the chart is for.</summary>
    public static KubernetesApi Oldest { get; } = new("1.20");

    /// <summary>A current one.</summary>
    public static KubernetesApi Current { get; } = new("1.36");

    /// <summary>What is wrong with an object, each with its place; nothing when the API takes it.</summary>
    public IEnumerable<string> Check(JsonNode manifest)
    {
        var kind = $"{manifest["apiVersion"]}/{manifest["kind"]}";
        return _kinds.TryGetValue(kind, out var type)
            ? Check(manifest, type, $"{manifest["kind"]} {manifest["metadata"]?["name"]}")
            : [$"Kubernetes {_version} knows no {kind}"];
    }

    private IEnumerable<string> Check(JsonNode? value, string type, string place) => (type[0], value) switch
    {
        ('*', _) => [],
        ('[', JsonArray list) => list.SelectMany((element, index) => Check(element, type[1..^1], $"{place}[{index}]")),
        ('{', JsonObject map) => map.SelectMany(pair => Check(pair.Value, type[1..^1], $"{place}.{pair.Key}")),
        _ when _types.TryGetValue(type, out var fields) && value is JsonObject it => CheckFields(it, fields, type, place),
        _ => IsScalar(value, type) ? [] : [$"{place} must be {type}, and is {value?.ToJsonString() ?? "null"}"],
    };

    private IEnumerable<string> CheckFields(JsonObject it, Dictionary<string, string> fields, string type, string place)
    {
        foreach (var (name, value) in it)
        {
            if (!fields.TryGetValue(name, out var fieldType) && !fields.TryGetValue($"{name}!", out fieldType))
            {
                yield return $"{place}.{name} is no field of {type} in Kubernetes {_version}";
                continue;
            }

            foreach (var mistake in Check(value, fieldType, $"{place}.{name}"))
            {
                yield return mistake;
            }
        }

        foreach (var name in fields.Keys.Where(name => name.EndsWith('!') && !it.ContainsKey(name[..^1])))
        {
            yield return $"{place}.{name[..^1]} is missing";
        }
    }

    private static bool IsScalar(JsonNode? value, string type) => (type, value?.GetValueKind()) switch
    {
        ("string", JsonValueKind.String) => true,
        ("number", JsonValueKind.Number) => true,
        ("boolean", JsonValueKind.True or JsonValueKind.False) => true,
        ("intOrString", JsonValueKind.String or JsonValueKind.Number) => true,
        _ => false,
    };

    private void Add(string file)
    {
        var text = File.ReadAllText(Path.Combine(AppContext.BaseDirectory, "Kubernetes", "Schemas", $"{file}.json"));
        var schema = JsonNode.Parse(text)!;
        foreach (var (kind, type) in schema["kinds"]!.AsObject())
        {
            _kinds[kind] = (string)type!;
        }

        foreach (var (name, fields) in schema["types"]!.AsObject())
        {
            _types[name] = fields!.AsObject().ToDictionary(field => field.Key, field => (string)field.Value!, StringComparer.Ordinal);
        }

        // Before it was the current version, the same type had another name.
        if (_types.TryGetValue("V2beta2HorizontalPodAutoscalerBehavior", out var behavior))
        {
            _types["V2HorizontalPodAutoscalerBehavior"] = behavior;
        }
    }
}

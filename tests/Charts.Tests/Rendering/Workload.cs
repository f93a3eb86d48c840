using System.Text.Json.Nodes;

namespace KeymapBakery.Charts.Tests.Rendering;

/// <summary>An object that makes pods, or is one.</summary>
/// <param name="Manifest">The object.</param>
/// <param name="Labels">Labels of its pods.</param>
/// <param name="Pod">The pods' <c>spec</c>.</param>
internal sealed record Workload(JsonNode Manifest, JsonObject Labels, JsonNode Pod)
{
    private const string ComponentLabel = "app.kubernetes.io/component";

    /// <summary>What it is part of the bakery as, for example <c>jobs</c>.</summary>
    public string Component => (string)Labels[ComponentLabel]!;

    /// <summary>True for the pods of the bakery's services, false for bundled servers and the test.</summary>
    public bool IsService => Release.Services.Contains(Component);

    /// <summary>Its one container.</summary>
    public JsonNode Container => Pod["containers"]!.AsArray().Single()!;

    /// <summary>Environment variables, with their value, or null when it comes from elsewhere.</summary>
    public IReadOnlyList<KeyValuePair<string, string?>> Environment =>
        [.. (Container["env"]?.AsArray() ?? []).Select(variable => KeyValuePair.Create((string)variable!["name"]!, (string?)variable["value"]))];

    /// <summary>References to keys of Secrets.</summary>
    public IEnumerable<(string Variable, string Secret, string Key)> SecretKeys =>
        from variable in Container["env"]?.AsArray() ?? []
        let reference = variable["valueFrom"]?["secretKeyRef"]
        where reference is not null
        select ((string)variable["name"]!, (string)reference["name"]!, (string)reference["key"]!);

    /// <summary>Numbers of the container's ports by their names.</summary>
    public IReadOnlyDictionary<string, int> Ports => (Container["ports"]?.AsArray() ?? []).ToDictionary(
        port => (string)port!["name"]!, port => (int)port!["containerPort"]!, StringComparer.Ordinal);

    /// <summary>The object as one, or null when it has no pods.</summary>
    public static Workload? From(JsonNode manifest) => (string?)manifest["kind"] switch
    {
        "Deployment" or "StatefulSet" => new Workload(manifest, Labelled(manifest["spec"]!["template"]!), manifest["spec"]!["template"]!["spec"]!),
        "Pod" => new Workload(manifest, Labelled(manifest), manifest["spec"]!),
        _ => null,
    };

    /// <summary>Value of an environment variable.</summary>
    public string? ValueOf(string variable) => Environment.Single(pair => pair.Key == variable).Value;

    /// <summary>True when a selector that consists of labels alone selects the pods.</summary>
    public bool IsSelectedBy(JsonNode? selector) =>
        selector!.AsObject().All(label => Labels.TryGetPropertyValue(label.Key, out var value) && (string?)value == (string?)label.Value);

    private static JsonObject Labelled(JsonNode template) => template["metadata"]!["labels"]!.AsObject();
}

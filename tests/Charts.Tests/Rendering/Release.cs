using System.Collections.Concurrent;
using System.Text.Json.Nodes;

namespace KeymapBakery.Charts.Tests.Rendering;

/// <summary>All objects the chart makes in a situation.</summary>
internal sealed class Release
{
    /// <summary>Name of the release.</summary>
    public const string Name = "prod";

    /// <summary>What the bakery's own services are called.</summary>
    public static readonly IReadOnlyList<string> Services = ["compiler", "gateway", "jobs", "metadata"];

    private static readonly ConcurrentDictionary<string, Lazy<Task<Release>>> Rendered = new(StringComparer.Ordinal);

    private Release(IEnumerable<JsonNode> manifests) => Manifests = [.. manifests];

    /// <summary>The objects.</summary>
    public IReadOnlyList<JsonNode> Manifests { get; }

    /// <summary>Those with pods: Deployments, StatefulSets and the pod of <c>helm test</c>.</summary>
    public IEnumerable<Workload> Workloads => Manifests.Select(Workload.From).OfType<Workload>();

    /// <summary>Renders the chart, once for each situation.</summary>
    public static Task<Release> OfAsync(Situation situation) =>
        Rendered.GetOrAdd(situation.Name, _ => new Lazy<Task<Release>>(() => RenderAsync(situation))).Value;

    /// <summary>Objects of a kind.</summary>
    public IEnumerable<JsonNode> OfKind(string kind) => Manifests.Where(manifest => (string?)manifest["kind"] == kind);

    /// <summary>The pods of a component.</summary>
    public Workload Component(string component) => Workloads.Single(workload => workload.Component == component);

    private static async Task<Release> RenderAsync(Situation situation)
    {
        var (exitCode, output, errors) = await Helm.RunAsync(
            situation.Values, ["template", Name, Helm.Chart, "--namespace", "bakery", .. situation.Arguments]);
        return exitCode == 0
            ? new Release(YamlText.Read(output))
            : throw new InvalidOperationException($"The chart cannot be rendered for '{situation}': {errors}");
    }
}

using System.Text.Json.Nodes;

namespace KeymapBakery.Charts.Tests.Rendering;

/// <summary>What the NetworkPolicies of a release let through, by Kubernetes' rules: a pod that any policy selects is let do only what one of them allows.</summary>
internal sealed class NetworkPolicies(Release release)
{
    private readonly List<JsonNode> _policies = [.. release.OfKind("NetworkPolicy").Select(policy => policy["spec"]!)];

    /// <summary>Connections between pods of the release that both sides allow, as <c>gateway → jobs:5101</c>.</summary>
    public IEnumerable<string> Within =>
        from source in release.Workloads
        from target in release.Workloads
        where source.Component != target.Component
        from port in target.Ports.Values
        where Allows(source, "egress", "to", port, peer => Selects(peer, target))
            && Allows(target, "ingress", "from", port, peer => Selects(peer, source))
        select $"{source.Component} → {target.Component}:{port}";

    /// <summary>Ports that anybody may connect to, as <c>gateway:5100</c>.</summary>
    public IEnumerable<string> Public =>
        from target in release.Workloads
        from port in target.Ports.Values
        where Allows(target, "ingress", "from", port, _ => false)
        select $"{target.Component}:{port}";

    /// <summary>Where pods may connect to outside of the release, DNS apart, as <c>compiler → 443 of 0.0.0.0/0</c>.</summary>
    public IEnumerable<string> Outside =>
        from source in release.Workloads
        from rule in RulesOf(source, "egress")
        let port = rule["ports"]!.AsArray().Select(each => (int)each!["port"]!).First()
        where port != 53
        from peer in rule["to"]?.AsArray() ?? [null]
        where peer is null || peer["ipBlock"] is not null
        select $"{source.Component} → {port} of {peer?["ipBlock"]!["cidr"] ?? "any"}";

    /// <summary>Components that may look up names.</summary>
    public IEnumerable<string> NameUsers =>
        from source in release.Workloads
        where Allows(source, "egress", "to", 53, peer => peer["namespaceSelector"] is not null)
        select source.Component;

    private IEnumerable<JsonNode> RulesOf(Workload workload, string direction) => _policies
        .Where(policy => workload.IsSelectedBy(policy["podSelector"]!["matchLabels"]))
        .SelectMany(policy => policy[direction]?.AsArray() ?? [])
        .Select(rule => rule!);

    private bool Allows(Workload workload, string direction, string peers, int port, Func<JsonNode, bool> isPeer) =>
        !IsRestricted(workload, direction)
        || RulesOf(workload, direction).Any(rule =>
            rule["ports"]!.AsArray().Any(each => (int)each!["port"]! == port)
            && (rule[peers] is null || rule[peers]!.AsArray().Any(peer => isPeer(peer!))));

    private bool IsRestricted(Workload workload, string direction) => _policies.Any(policy =>
        workload.IsSelectedBy(policy["podSelector"]!["matchLabels"])
        && policy["policyTypes"]!.AsArray().Any(type => string.Equals((string?)type, direction, StringComparison.OrdinalIgnoreCase)));

    private static bool Selects(JsonNode peer, Workload workload) =>
        peer["podSelector"] is { } pods && peer["namespaceSelector"] is null && workload.IsSelectedBy(pods["matchLabels"]);
}

using System.Text.Json.Nodes;
using KeymapBakery.Charts.Tests.Rendering;
using KeymapBakery.Charts.Tests.Settings;
using Shouldly;

namespace KeymapBakery.Charts.Tests;

public sealed class ValuesTests
{
    [Theory]
    [InlineData("gatway: {replicas: 3}", "Additional property gatway is not allowed")]
    [InlineData("gateway: {replicas: two}", "gateway.replicas: Invalid type. Expected: integer, given: string")]
    [InlineData("gateway: {replicas: 0}", "gateway.replicas: Must be greater than or equal to 1")]
    [InlineData("gateway: {settings: {RateLimit: {Brust: 3}}}", "gateway.settings.RateLimit: Additional property Brust is not allowed")]
    [InlineData("gateway: {settings: {JobsAddress: \"http://jobs\"}}", "gateway.settings: Additional property JobsAddress is not allowed")]
    [InlineData("gateway: {settings: {Limits: {Headers: 5}}}", "gateway.settings.Limits.Headers: Must be greater than or equal to 16")]
    [InlineData("gateway: {proxies: [the ingress]}", "gateway.proxies.0: Does not match pattern")]
    [InlineData("gateway: {adminToken: s3cret}", "gateway.adminToken: Invalid type. Expected: object, given: string")]
    [InlineData("compiler: {settings: {TimeLimit: 15m}}", "compiler.settings.TimeLimit: Does not match pattern")]
    [InlineData("compiler: {sandbox: {isolation: none}}", "compiler.sandbox.isolation must be one of the following: \"pod\", \"userNamespaces\", \"privileged\"")]
    [InlineData("compiler: {image: {tag: latest}}", "compiler.image.tag")]
    [InlineData("bundled: {postgresql: {image: {tag: latest}}}", "bundled.postgresql.image.tag")]
    [InlineData("bundled: {postgresql: {image: {tag: \"\"}}}", "bundled.postgresql.image.tag")]
    [InlineData("firmware: {branches: []}", "firmware.branches: Array must have at least 1 items")]
    [InlineData("firmware: {repository: \"https://me:password@github.com/me/qmk_firmware.git\"}", "firmware.repository: Does not match pattern")]
    [InlineData("publicUrl: api.example.org", "publicUrl: Does not match pattern")]
    [InlineData("ingress: {enabled: true}", "ingress.host: String length must be greater than or equal to 1")]
    [InlineData("gatewayApi: {enabled: true}", "gatewayApi.parentRefs: Array must have at least 1 items")]
    [InlineData("networkPolicy: {git: {to: [{cidr: 192.0.2.0/24}]}}", "networkPolicy.git.to.0: Additional property cidr is not allowed")]
    [InlineData("jobs: {callbacks: {receivers: [{origin: \"https://ci.example.org/hook\"}]}}", "jobs.callbacks.receivers.0.origin: Does not match pattern")]
    [InlineData("jobs: {podDisruptionBudget: {maxUnavailable: half}}", "jobs.podDisruptionBudget.maxUnavailable")]
    [InlineData("gateway: {resources: {requests: {memory: lots}}}", "gateway.resources.requests.memory")]
    public async Task Values_that_cannot_be_meant_are_refused_by_name(string values, string message)
    {
        var (exitCode, _, errors) = await Helm.RunAsync([values], "template", Release.Name, Helm.Chart);

        exitCode.ShouldNotBe(0);
        errors.ShouldContain("values don't meet the specifications of the schema");
        errors.ShouldContain(message);
    }

    [Theory]
    [InlineData("bundled: {postgresql: {enabled: false}}", "postgresql.existingSecret.name is missing: name the Secret with the address, or set bundled.postgresql.enabled")]
    [InlineData("rabbitmq: {existingSecret: {name: broker}}", "rabbitmq.existingSecret.name is \"broker\", but bundled.rabbitmq.enabled is true")]
    [InlineData("objectStore: {endpoint: \"https://s3.example.org\"}", "objectStore.endpoint is \"https://s3.example.org\", but bundled.minio.enabled is true")]
    [InlineData("objectStore: {existingSecret: {name: store}}", "objectStore.existingSecret.name is set, but bundled.minio.enabled is true")]
    [InlineData("firmware: {defaultBranch: develop}", "firmware.defaultBranch is \"develop\", which is none of firmware.branches (master)")]
    [InlineData("compiler: {autoscaling: {minReplicas: 20}}", "compiler.autoscaling.minReplicas is 20, more than maxReplicas (10)")]
    [InlineData("compiler: {autoscaling: {minReplicas: 0}}", "only KEDA scales to none")]
    [InlineData("compiler: {sandbox: {isolation: userNamespaces}}", "needs Kubernetes 1.30 or newer")]
    [InlineData("metadata: {workDirectory: {ephemeralVolume: {enabled: true}}}", "metadata.workDirectory.ephemeralVolume needs Kubernetes 1.21 or newer")]
    public async Task Values_that_do_not_go_together_are_refused_with_what_to_do(string values, string message)
    {
        var (exitCode, _, errors) = await Helm.RunAsync([values], "template", Release.Name, Helm.Chart, "--kube-version", "1.20.2");

        exitCode.ShouldNotBe(0);
        errors.ShouldContain(message);
    }

    [Fact]
    public void Every_value_is_described()
    {
        ValuesSchema.Values.Where(value => string.IsNullOrWhiteSpace((string?)value.Value["description"])).Select(value => value.Key).ShouldBeEmpty();
    }

    [Fact]
    public void No_object_takes_values_that_nobody_reads()
    {
        ValuesSchema.Values
            .Where(value => value.Value.ContainsKey("properties") && (bool?)value.Value["additionalProperties"] != false)
            .Select(value => value.Key)
            .ShouldBeEmpty();
    }

    [Fact]
    public void Every_value_has_a_default_and_every_default_is_a_value()
    {
        var defaults = YamlText.Read(File.ReadAllText(Path.Combine(Helm.Chart, "values.yaml"))).Single();
        var given = Paths("", defaults).ToHashSet(StringComparer.Ordinal);

        // Settings have the defaults of the services.
        var known = ValuesSchema.Values.Where(value => !value.Key.Contains(".settings.", StringComparison.Ordinal) && value.Key != "global").ToList();
        known.Select(value => value.Key).Where(path => !given.Contains(path)).ShouldBeEmpty();
        given.Where(path => !ValuesSchema.Values.ContainsKey(path) && !IsFree(path)).ShouldBeEmpty();
    }

    // Within a value whose members are not the chart's but Kubernetes'.
    private static bool IsFree(string path)
    {
        var end = path.LastIndexOf('.');
        return end > 0 && (ValuesSchema.Values.TryGetValue(path[..end], out var parent) ? !parent.ContainsKey("properties") : IsFree(path[..end]));
    }

    private static IEnumerable<string> Paths(string prefix, JsonNode node) => node.AsObject().SelectMany(pair =>
        (IEnumerable<string>)[prefix + pair.Key, .. pair.Value is JsonObject inner ? Paths($"{prefix}{pair.Key}.", inner) : []]);
}

using System.Text.Json.Nodes;
using KeymapBakery.Charts.Tests.Rendering;
using Shouldly;

namespace KeymapBakery.Charts.Tests;

/// <summary>What one object says of another.</summary>
public sealed class ReferenceTests
{
    public static TheoryData<Situation> Situations => [.. Situation.All];

    [Theory]
    [MemberData(nameof(Situations))]
    public async Task A_workload_selects_its_own_pods_and_no_others(Situation situation)
    {
        var release = await Release.OfAsync(situation);

        foreach (var workload in release.Workloads.Where(workload => workload.Component != "test"))
        {
            Selected(release, workload.Manifest["spec"]!["selector"]!["matchLabels"]).ShouldBe([workload.Component]);
        }
    }

    [Theory]
    [MemberData(nameof(Situations))]
    public async Task A_Service_leads_to_ports_of_one_component(Situation situation)
    {
        var release = await Release.OfAsync(situation);

        foreach (var service in release.OfKind("Service"))
        {
            var name = (string)service["metadata"]!["name"]!;
            var component = Selected(release, service["spec"]!["selector"]).ShouldHaveSingleItem(name);
            name.ShouldContain(component);
            foreach (var port in service["spec"]!["ports"]!.AsArray())
            {
                release.Component(component).Ports.Keys.ShouldContain((string)port!["targetPort"]!, name);
            }
        }
    }

    [Theory]
    [MemberData(nameof(Situations))]
    public async Task Addresses_given_to_services_are_Services_and_ports_of_theirs(Situation situation)
    {
        var release = await Release.OfAsync(situation);
        var ports = release.OfKind("Service").ToDictionary(
            service => (string)service["metadata"]!["name"]!,
            service => service["spec"]!["ports"]!.AsArray().Select(port => (int)port!["port"]!).ToList(),
            StringComparer.Ordinal);

        foreach (var (variable, value) in release.Workloads.SelectMany(workload => workload.Environment))
        {
            if (Uri.TryCreate(value, UriKind.Absolute, out var url) && url.Host.StartsWith(Release.Name, StringComparison.Ordinal))
            {
                ports.ShouldContainKey(url.Host, variable);
                ports[url.Host].ShouldContain(url.Port, variable);
            }
        }
    }

    [Theory]
    [MemberData(nameof(Situations))]
    public async Task A_budget_for_disruptions_covers_one_component_and_every_service_has_one(Situation situation)
    {
        var release = await Release.OfAsync(situation);

        var covered = release.OfKind("PodDisruptionBudget")
            .Select(budget => Selected(release, budget["spec"]!["selector"]!["matchLabels"]).ShouldHaveSingleItem()).ToList();
        covered.ShouldBeUnique();
        Release.Services.ShouldBeSubsetOf(covered);
    }

    [Theory]
    [MemberData(nameof(Situations))]
    public async Task What_scales_has_a_target_that_says_no_number_itself(Situation situation)
    {
        var release = await Release.OfAsync(situation);
        var scaled = release.OfKind("HorizontalPodAutoscaler").Concat(release.OfKind("ScaledObject"))
            .Select(scaler => (string)scaler["spec"]!["scaleTargetRef"]!["name"]!).ToList();

        var deployments = release.OfKind("Deployment").ToDictionary(deployment => (string)deployment["metadata"]!["name"]!, StringComparer.Ordinal);
        scaled.ShouldBeUnique();
        scaled.ShouldBeSubsetOf(deployments.Keys);
        foreach (var (name, deployment) in deployments)
        {
            (deployment["spec"]!["replicas"] is null).ShouldBe(scaled.Contains(name), name);
        }
    }

    [Theory]
    [MemberData(nameof(Situations))]
    public async Task Ways_in_lead_to_Services(Situation situation)
    {
        var release = await Release.OfAsync(situation);
        var ports = release.OfKind("Service").SelectMany(service => service["spec"]!["ports"]!.AsArray().SelectMany(port =>
            (string[])[$"{service["metadata"]!["name"]}:{port!["name"]}", $"{service["metadata"]!["name"]}:{port["port"]}"])).ToList();

        var backends = from ingress in release.OfKind("Ingress")
                       from path in ingress["spec"]!["rules"]![0]!["http"]!["paths"]!.AsArray()
                       select $"{path!["backend"]!["service"]!["name"]}:{path["backend"]!["service"]!["port"]!["name"]}";
        var routed = from route in release.OfKind("HTTPRoute")
                     from rule in route["spec"]!["rules"]!.AsArray()
                     select $"{rule!["backendRefs"]![0]!["name"]}:{rule["backendRefs"]![0]!["port"]}";
        backends.Concat(routed).ShouldBeSubsetOf(ports);
        if (release.OfKind("Ingress").Concat(release.OfKind("HTTPRoute")).Any())
        {
            release.Component("gateway").ValueOf("Gateway__PublicUrl").ShouldBe("https://api.example.org");
        }
    }

    [Fact]
    public async Task Everything_that_shows_metrics_is_looked_at()
    {
        var release = await Release.OfAsync(Situation.Fullest);

        var monitored = from monitor in release.OfKind("ServiceMonitor")
                        from service in release.OfKind("Service")
                        where monitor["spec"]!["selector"]!["matchLabels"]!.AsObject().All(label =>
                            (string?)service["metadata"]!["labels"]![label.Key] == (string?)label.Value)
                        from endpoint in monitor["spec"]!["endpoints"]!.AsArray()
                        where service["spec"]!["ports"]!.AsArray().Any(port => (string?)port!["name"] == (string?)endpoint!["port"])
                        select Selected(release, service["spec"]!["selector"]).Single();
        monitored.ShouldBe(["compiler", "gateway", "jobs", "metadata", "rabbitmq"], ignoreOrder: true);
    }

    [Theory]
    [InlineData("defaults, current", "hpa", null, null)]
    [InlineData("KEDA, current", "keda", "http", "prod-keymap-bakery-secrets/rabbitmq-management")]
    [InlineData("external parts and KEDA, current", "keda", "http", "my-broker-management/management")]
    [InlineData("external parts and KEDA that knows AMQP only", "keda", "amqp", "my-broker/address")]
    public async Task Compilers_follow_the_queue_where_KEDA_is_and_their_work_elsewhere(string name, string method, string? protocol, string? secret)
    {
        var release = await Release.OfAsync(Situation.All.Single(each => each.Name == name));

        release.OfKind("HorizontalPodAutoscaler").Count().ShouldBe(method == "hpa" ? 1 : 0);
        var scaler = release.OfKind("ScaledObject").SingleOrDefault();
        (scaler is not null).ShouldBe(method == "keda");
        if (scaler is not null)
        {
            var trigger = scaler["spec"]!["triggers"]!.AsArray().Single()!;
            ((string)trigger["metadata"]!["queueName"]!).ShouldBe(Messages.Queues.Builds);
            ((string)trigger["metadata"]!["protocol"]!).ShouldBe(protocol);
            var authentication = release.OfKind("TriggerAuthentication").Single();
            ((string)trigger["authenticationRef"]!["name"]!).ShouldBe((string)authentication["metadata"]!["name"]!);
            var target = authentication["spec"]!["secretTargetRef"]!.AsArray().Single()!;
            $"{target["name"]}/{target["key"]}".ShouldBe(secret);
        }
    }

    private static List<string> Selected(Release release, JsonNode? selector) =>
        [.. release.Workloads.Where(workload => workload.IsSelectedBy(selector)).Select(workload => workload.Component)];
}

using KeymapBakery.Charts.Tests.Rendering;
using Shouldly;

namespace KeymapBakery.Charts.Tests;

public sealed class PodTests
{
    private static readonly string[] Unrestricted = ["privileged compilers, old", "privileged compilers, current", "compilers with users of their own"];

    public static TheoryData<Situation> Situations => [.. Situation.All];

    [Theory]
    [MemberData(nameof(Situations))]
    public async Task Pods_are_as_restricted_as_the_Pod_Security_Standard_asks(Situation situation)
    {
        var release = await Release.OfAsync(situation);

        foreach (var workload in release.Workloads.Where(workload => workload.Component != "compiler" || !Unrestricted.Contains(situation.Name)))
        {
            var pod = workload.Pod["securityContext"]!;
            ((bool)pod["runAsNonRoot"]!).ShouldBeTrue(workload.Component);
            ((int)pod["runAsUser"]!).ShouldBeGreaterThan(0, workload.Component);
            ((string)pod["seccompProfile"]!["type"]!).ShouldBe("RuntimeDefault", workload.Component);
            var container = workload.Container["securityContext"]!;
            ((bool)container["allowPrivilegeEscalation"]!).ShouldBeFalse(workload.Component);
            ((string)container["capabilities"]!["drop"]!.AsArray().Single()!).ShouldBe("ALL", workload.Component);
            container["capabilities"]!["add"].ShouldBeNull(workload.Component);
        }
    }

    [Theory]
    [MemberData(nameof(Situations))]
    public async Task No_pod_writes_into_its_image_gets_a_token_or_shares_anything_with_its_node(Situation situation)
    {
        var release = await Release.OfAsync(situation);

        foreach (var workload in release.Workloads)
        {
            ((bool)workload.Container["securityContext"]!["readOnlyRootFilesystem"]!).ShouldBeTrue(workload.Component);
            workload.Container["securityContext"]!["privileged"].ShouldBeNull(workload.Component);
            ((bool)workload.Pod["automountServiceAccountToken"]!).ShouldBeFalse(workload.Component);
            foreach (var name in (string[])["hostNetwork", "hostPID", "hostIPC"])
            {
                workload.Pod[name].ShouldBeNull(workload.Component);
            }

            (workload.Pod["volumes"]?.AsArray() ?? []).ShouldAllBe(volume => volume!["hostPath"] == null);
        }
    }

    [Theory]
    [InlineData("privileged compilers, old", 0, "Unconfined")]
    [InlineData("privileged compilers, current", 0, "Localhost")]
    [InlineData("compilers with users of their own", 10001, "Unconfined")]
    public async Task Compilers_that_make_sandboxes_may_do_no_more_than_that_takes(string name, int user, string seccomp)
    {
        var situation = Situation.All.Single(each => each.Name == name);
        var compiler = (await Release.OfAsync(situation)).Component("compiler");
        var isRoot = user == 0;

        compiler.ValueOf("Compiler__Sandbox__Kind").ShouldBe("Bubblewrap");
        var pod = compiler.Pod["securityContext"]!;
        ((int)pod["runAsUser"]!).ShouldBe(user);
        ((bool?)pod["runAsNonRoot"]).ShouldBe(isRoot ? null : true);
        ((string)pod["seccompProfile"]!["type"]!).ShouldBe(seccomp);
        // Who is not root outside needs a namespace of its own and all of /proc in sight; root needs capabilities.
        ((bool?)compiler.Pod["hostUsers"]).ShouldBe(isRoot ? null : false);
        var container = compiler.Container["securityContext"]!;
        ((string?)container["procMount"]).ShouldBe(isRoot ? null : "Unmasked");
        ((string)container["capabilities"]!["drop"]!.AsArray().Single()!).ShouldBe("ALL");
        (container["capabilities"]!["add"] is not null).ShouldBe(isRoot);
        ((bool)container["allowPrivilegeEscalation"]!).ShouldBeFalse();
        var annotations = compiler.Manifest["spec"]!["template"]!["metadata"]!["annotations"]!;
        ((string?)annotations["container.apparmor.security.beta.kubernetes.io/compiler"]).ShouldBe(situation.IsOld ? "unconfined" : null);
        ((string?)container["appArmorProfile"]?["type"]).ShouldBe(situation.IsOld ? null : "Unconfined");
    }

    [Theory]
    [MemberData(nameof(Situations))]
    public async Task Every_image_has_a_version(Situation situation)
    {
        var release = await Release.OfAsync(situation);

        foreach (var workload in release.Workloads)
        {
            var image = (string)workload.Container["image"]!;
            image.ShouldMatch("^[a-z0-9./-]+(:(?!latest$)[A-Za-z0-9._-]+|@sha256:[0-9a-f]{64})$");
        }
    }

    [Theory]
    [MemberData(nameof(Situations))]
    public async Task Every_pod_says_what_it_needs_and_how_much_memory_it_may_have(Situation situation)
    {
        var release = await Release.OfAsync(situation);

        foreach (var workload in release.Workloads)
        {
            var resources = workload.Container["resources"]!;
            resources["requests"]!["cpu"].ShouldNotBeNull(workload.Component);
            resources["requests"]!["memory"].ShouldNotBeNull(workload.Component);
            resources["limits"]!["memory"].ShouldNotBeNull(workload.Component);
        }
    }

    [Theory]
    [MemberData(nameof(Situations))]
    public async Task Pods_that_stay_are_asked_whether_they_began_work_and_may_be_used(Situation situation)
    {
        var release = await Release.OfAsync(situation);

        foreach (var workload in release.Workloads.Where(workload => workload.Component != "test"))
        {
            foreach (var probe in (string[])["startupProbe", "livenessProbe", "readinessProbe"])
            {
                var asked = workload.Container[probe].ShouldNotBeNull($"{workload.Component} has no {probe}");
                if ((asked["httpGet"] ?? asked["tcpSocket"])?["port"] is { } port)
                {
                    workload.Ports.Keys.ShouldContain((string)port!, workload.Component);
                }

                if (asked["grpc"] is { } grpc)
                {
                    situation.IsOld.ShouldBeFalse();
                    workload.Ports["grpc"].ShouldBe((int)grpc["port"]!);
                }
            }
        }
    }

    [Theory]
    [InlineData("defaults, old", false)]
    [InlineData("defaults, current", true)]
    public async Task Services_are_asked_over_gRPC_where_the_kubelet_can_and_only_readiness_asks_for_what_they_depend_on(string name, bool isGrpc)
    {
        var release = await Release.OfAsync(Situation.All.Single(each => each.Name == name));

        foreach (var service in (string[])["compiler", "jobs", "metadata"])
        {
            var container = release.Component(service).Container;
            if (isGrpc)
            {
                ((string?)container["livenessProbe"]!["grpc"]!["service"]).ShouldBe("live");
                ((string?)container["startupProbe"]!["grpc"]!["service"]).ShouldBe("live");
                container["readinessProbe"]!["grpc"]!["service"].ShouldBeNull();
            }
            else
            {
                ((string)container["livenessProbe"]!["httpGet"]!["path"]!).ShouldBe("/healthz/live");
                ((string)container["startupProbe"]!["httpGet"]!["path"]!).ShouldBe("/healthz/live");
                ((string)container["readinessProbe"]!["httpGet"]!["path"]!).ShouldBe("/healthz/ready");
            }
        }
    }

    [Theory]
    [MemberData(nameof(Situations))]
    public async Task Every_volume_that_is_mounted_is_there(Situation situation)
    {
        var release = await Release.OfAsync(situation);

        foreach (var workload in release.Workloads)
        {
            var volumes = (workload.Pod["volumes"]?.AsArray() ?? []).Concat(workload.Manifest["spec"]!["volumeClaimTemplates"]?.AsArray() ?? [])
                .Select(volume => (string?)(volume!["name"] ?? volume["metadata"]!["name"]));
            (workload.Container["volumeMounts"]?.AsArray() ?? []).Select(mount => (string?)mount!["name"]).ShouldBeSubsetOf(volumes);
        }
    }

    [Theory]
    [MemberData(nameof(Situations))]
    public async Task Pods_are_spread_by_the_labels_they_have(Situation situation)
    {
        var release = await Release.OfAsync(situation);

        foreach (var workload in release.Workloads)
        {
            var constraints = workload.Pod["topologySpreadConstraints"]?.AsArray() ?? [];
            constraints.Count.ShouldBe(workload.IsService && situation.Name != "one of each, nothing kept, nothing refused" || workload.Component == "configurator" ? 2 : 0, workload.Component);
            constraints.ShouldAllBe(constraint => workload.IsSelectedBy(constraint!["labelSelector"]!["matchLabels"]));
        }
    }
}

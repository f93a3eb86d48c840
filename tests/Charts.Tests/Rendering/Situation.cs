using KeymapBakery.Charts.Tests.Kubernetes;

namespace KeymapBakery.Charts.Tests.Rendering;

/// <summary>A cluster and values somebody may install the chart with.</summary>
/// <param name="Name">What it is called in tests.</param>
/// <param name="Values">Values in YAML, each over those before it.</param>
/// <param name="IsOld">True for the oldest version of Kubernetes there is support for, false for a current one.</param>
/// <param name="CustomApis">APIs the cluster has besides Kubernetes' own.</param>
public sealed record Situation(string Name, string[] Values, bool IsOld = false, params string[] CustomApis)
{
    private const string External = """
        bundled: {postgresql: {enabled: false}, rabbitmq: {enabled: false}, minio: {enabled: false}}
        postgresql: {existingSecret: {name: my-database}, port: 6432}
        rabbitmq: {existingSecret: {name: my-broker}, port: 5671, management: {existingSecret: {name: my-broker-management}}}
        objectStore:
          endpoint: https://s3.example.org:9443
          publicEndpoint: https://downloads.example.org
          createBucket: true
          forcePathStyle: false
          existingSecret: {name: my-store}
        networkPolicy:
          postgresql: {to: [{ipBlock: {cidr: 192.0.2.1/32}}]}
          rabbitmq: {to: [{ipBlock: {cidr: 192.0.2.2/32}}]}
          objectStore: {to: [{ipBlock: {cidr: 192.0.2.3/32}}]}

        """;

    private const string Everything = """
        nameOverride: bakery
        commonLabels: {team: keyboards}
        images: {registry: registry.example.org/bakery/, tag: 2.3.4}
        imagePullSecrets: [{name: registry}]
        firmware: {branches: [master, develop], defaultBranch: develop}
        gateway:
          proxies: [10.0.0.0/8, "fd00::/8"]
          adminToken: {existingSecret: {name: my-token, key: token}}
          webhookSecret: {existingSecret: {name: my-webhook}}
          gistToken: {existingSecret: {name: my-gists}}
          alerts: {existingSecret: {name: my-chat}}
          autoscaling: {enabled: true}
          service: {type: LoadBalancer, port: 8080, loadBalancerSourceRanges: [203.0.113.0/24]}
          settings: {BranchHosts: {develop.example.org: develop}, RateLimit: {MaxWait: "00:00:30"}, Gists: {MaximumBytes: 67108864}}
        jobs:
          callbacks:
            receivers:
              - {origin: "https://ci.example.org"}
              - {origin: "http://ci.example:8080", allowPrivateAddresses: true, existingSecret: {name: my-receiver, key: secret}}
          settings: {Prebake: {Enabled: true, Branches: [master]}}
        compiler:
          slots: 2
          settings:
            TimeLimit: "00:30:00"
            Templates: {MaximumBytes: 17179869184}
            Sandbox: {ReadOnlyPaths: [/opt/qmk]}
            Toolchain: {Environment: {LC_ALL: C}}
          extraVolumes: [{name: tools, emptyDir: {}}]
          extraVolumeMounts: [{name: tools, mountPath: /opt/qmk}]
          priorityClassName: builds
          nodeSelector: {disk: fast}
          tolerations: [{key: builds, operator: Exists}]
          affinity: {nodeAffinity: {}}
          podAnnotations: {example.org/note: compiled here}
        configurator: {enabled: true}
        networkPolicy: {gateway: {from: [{namespaceSelector: {matchLabels: {name: ingress}}}]}}
        logging: {levels: {Default: Warning}}
        telemetry:
          otlp:
            endpoint: http://collector.monitoring:4317
            headers: {existingSecret: {name: my-collector}}
            sampler: parentbased_traceidratio
            samplerArgument: "0.1"
            resourceAttributes: {deployment.environment.name: test}
        test: {keyboard: bakery/pretzel}

        """;

    private const string Least = """
        gateway: {replicas: 1}
        jobs: {replicas: 1}
        metadata: {replicas: 1}
        bundled: {postgresql: {persistence: {enabled: false}}, rabbitmq: {persistence: {enabled: false}}, minio: {persistence: {enabled: false}}}
        networkPolicy: {enabled: false}
        topologySpread: {enabled: false}
        serviceAccount: {create: false}
        """;

    private const string UserNamespaces = """
        compiler:
          sandbox: {isolation: userNamespaces}
          runtimeClassName: kata
          workDirectory: {size: 50Gi, ephemeralVolume: {enabled: true, storageClass: fast}}
        """;

    private const string Ingress = "ingress: {enabled: true, host: api.example.org, className: nginx, annotations: {example.org/size: 32m}}";

    private const string GatewayApi = "gatewayApi: {enabled: true, parentRefs: [{name: public, namespace: gateways}], hostnames: [api.example.org]}";

    private const string ByRole = "objectStore: {endpoint: \"\", publicEndpoint: \"\", region: eu-west-1, existingSecret: {name: \"\"}}";

    private const string WithoutManagement = "rabbitmq: {management: {existingSecret: {name: \"\"}}}";

    private const string Keda = "keda.sh/v1alpha1";

    private const string Prometheus = "monitoring.coreos.com/v1";

    /// <summary>The matrix: old and current clusters, bundled and external parts, ways in, ways of scaling, with and without monitoring.</summary>
    public static IReadOnlyList<Situation> All { get; } =
    [
        new("defaults, old", [], IsOld: true),
        new("defaults, current", []),
        new("external parts, old", [External], IsOld: true),
        new("external parts and KEDA, current", [External], CustomApis: Keda),
        new("external parts and KEDA that knows AMQP only", [External, WithoutManagement], CustomApis: Keda),
        new("Amazon S3 by role", [External, ByRole]),
        new("KEDA down to none, old", ["compiler: {autoscaling: {minReplicas: 0}}"], IsOld: true, Keda),
        new("KEDA, current", [], CustomApis: Keda),
        new("no scaling", ["compiler: {replicas: 4, autoscaling: {method: none}}"]),
        new("Ingress, old", [Ingress], IsOld: true),
        new("Ingress, and a configurator of its own", [Ingress, "configurator: {enabled: true}"]),
        new("Gateway API", [GatewayApi], CustomApis: "gateway.networking.k8s.io/v1"),
        new("Gateway API, beta, and a configurator of its own", [GatewayApi, "configurator: {enabled: true}"], IsOld: true, "gateway.networking.k8s.io/v1beta1"),
        new("monitoring, old", [], IsOld: true, Prometheus),
        new("monitoring and KEDA, current", [], CustomApis: [Prometheus, Keda]),
        new("one of each, nothing kept, nothing refused", [Least]),
        new("privileged compilers, old", ["compiler: {sandbox: {isolation: privileged}}"], IsOld: true),
        new("privileged compilers, current", ["compiler: {sandbox: {isolation: privileged, seccompProfile: profiles/bubblewrap.json}}"]),
        new("compilers with users of their own", [UserNamespaces]),
        new("everything, external, old", [External, Everything, Ingress], IsOld: true, Keda),
        new("everything, current", [Everything, Ingress], CustomApis: [Keda, Prometheus]),
    ];

    /// <summary>As much of the chart as can be there at once.</summary>
    public static Situation Fullest => All[^1];

    /// <summary>What the cluster takes.</summary>
    internal KubernetesApi Api => IsOld ? KubernetesApi.Oldest : KubernetesApi.Current;

    /// <summary>What helm is told of the cluster.</summary>
    public IEnumerable<string> Arguments =>
        ["--kube-version", IsOld ? "1.20.2" : "1.36.0", .. CustomApis.SelectMany(api => (string[])["--api-versions", api])];

    /// <inheritdoc/>
    public override string ToString() => Name;
}

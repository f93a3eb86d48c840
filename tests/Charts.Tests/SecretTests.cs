using System.Text;
using KeymapBakery.Charts.Tests.Rendering;
using Shouldly;

namespace KeymapBakery.Charts.Tests;

public sealed class SecretTests
{
    // Settings whose values must never be read in a manifest.
    private static readonly string[] Confidential =
        ["Token", "Secret", "SecretKey", "AccessKey", "Webhook", "Password", "Postgres", "RabbitMq__Address", "_HEADERS", "SigningKey", "_PASS", "_PASSWORD", "ROOT_USER"];

    public static TheoryData<Situation> Situations => [.. Situation.All];

    [Theory]
    [MemberData(nameof(Situations))]
    public async Task Secrets_come_from_Secrets(Situation situation)
    {
        var release = await Release.OfAsync(situation);

        foreach (var workload in release.Workloads)
        {
            workload.Environment
                .Where(pair => pair.Value is not null && Confidential.Any(end => pair.Key.EndsWith(end, StringComparison.Ordinal)))
                .ShouldBeEmpty();
        }
    }

    [Theory]
    [MemberData(nameof(Situations))]
    public async Task What_the_chart_makes_up_is_nowhere_but_in_its_Secret(Situation situation)
    {
        var release = await Release.OfAsync(situation);
        var made = release.OfKind("Secret").SelectMany(secret => secret["data"]!.AsObject())
            .SelectMany(pair => (string[])[(string)pair.Value!, Encoding.UTF8.GetString(Convert.FromBase64String((string)pair.Value!))]).ToList();

        foreach (var manifest in release.Manifests.Where(manifest => (string?)manifest["kind"] != "Secret"))
        {
            var text = manifest.ToJsonString();
            made.ShouldAllBe(secret => !text.Contains(secret, StringComparison.Ordinal));
        }
    }

    [Theory]
    [MemberData(nameof(Situations))]
    public async Task Every_key_is_in_the_charts_Secret_or_one_that_the_values_name(Situation situation)
    {
        var release = await Release.OfAsync(situation);
        var made = release.OfKind("Secret").ToDictionary(
            secret => (string)secret["metadata"]!["name"]!,
            secret => secret["data"]!.AsObject().Select(pair => pair.Key).ToList(),
            StringComparer.Ordinal);

        foreach (var (variable, secret, key) in release.Workloads.SelectMany(workload => workload.SecretKeys))
        {
            if (made.TryGetValue(secret, out var keys))
            {
                keys.ShouldContain(key, variable);
            }
            else
            {
                situation.Values.ShouldContain(values => values.Contains(secret, StringComparison.Ordinal), variable);
            }
        }
    }

    [Fact]
    public async Task Made_up_secrets_are_long_enough_for_what_reads_them()
    {
        var release = await Release.OfAsync(Situation.Fullest);
        var secrets = release.OfKind("Secret").Single()["data"]!.AsObject()
            .ToDictionary(pair => pair.Key, pair => Encoding.UTF8.GetString(Convert.FromBase64String((string)pair.Value!)), StringComparer.Ordinal);

        // The operator's token is given in these values; each other part of the chart has made what it needs.
        secrets.Keys.ShouldNotContain("admin-token");
        secrets["postgresql"].ShouldBe($"Host=prod-bakery-postgresql;Database=bakery;Username=bakery;Password={secrets["postgresql-password"]}");
        secrets["rabbitmq"].ShouldBe($"amqp://bakery:{secrets["rabbitmq-password"]}@prod-bakery-rabbitmq:5672/");
        var receiver = secrets.Single(pair => pair.Key.StartsWith("callback-", StringComparison.Ordinal)).Value;
        receiver.ShouldStartWith("whsec_");
        Convert.FromBase64String(receiver["whsec_".Length..]).Length.ShouldBeInRange(24, 64);
        (await Release.OfAsync(Situation.All[0])).OfKind("Secret").Single()["data"]!["admin-token"].ShouldNotBeNull();
    }

    [Fact]
    public async Task Pods_are_made_anew_when_a_secret_changes()
    {
        var one = await ChecksumsAsync();
        var other = await ChecksumsAsync();

        // Random secrets differ from one rendering without a cluster to the next, and within one all pods agree.
        one.Distinct().ShouldHaveSingleItem().ShouldNotBe(other.Distinct().ShouldHaveSingleItem());
    }

    [Fact]
    public async Task The_charts_Secret_outlives_the_release_as_the_disks_of_the_bundled_servers_do()
    {
        var release = await Release.OfAsync(Situation.All[0]);

        ((string?)release.OfKind("Secret").Single()["metadata"]!["annotations"]!["helm.sh/resource-policy"]).ShouldBe("keep");
    }

    private static async Task<List<string>> ChecksumsAsync()
    {
        var (exitCode, output, errors) = await Helm.RunAsync([], "template", Release.Name, Helm.Chart);
        exitCode.ShouldBe(0, errors);
        return
        [
            .. YamlText.Read(output).Select(Workload.From).OfType<Workload>().Where(workload => workload.Component != "test")
                .Select(workload => (string)workload.Manifest["spec"]!["template"]!["metadata"]!["annotations"]!["checksum/secrets"]!),
        ];
    }
}

using KeymapBakery.Charts.Tests.Rendering;
using Shouldly;

namespace KeymapBakery.Charts.Tests;

public sealed class NetworkTests
{
    private static readonly string[] Always = ["gateway → jobs:5101", "gateway → metadata:5121", "test → gateway:5100"];

    private static readonly string[] Bundled =
    [
        "compiler → minio:9000", "compiler → rabbitmq:5672", "gateway → minio:9000", "jobs → minio:9000", "jobs → postgresql:5432", "jobs → rabbitmq:5672",
        "metadata → minio:9000", "test → minio:9000",
    ];

    [Fact]
    public async Task Pods_reach_what_they_need_and_nothing_else()
    {
        var policies = new NetworkPolicies(await ReleaseOfAsync("defaults, current"));

        policies.Within.ShouldBe([.. Always, .. Bundled], ignoreOrder: true);
        policies.Public.ShouldBe(["gateway:5100", "minio:9000"], ignoreOrder: true);
        policies.Outside.ShouldBe(
            ["compiler → 443 of 0.0.0.0/0", "metadata → 443 of 0.0.0.0/0", "gateway → 443 of 0.0.0.0/0"], ignoreOrder: true);
        policies.NameUsers.ShouldBe(["compiler", "gateway", "jobs", "metadata", "test"], ignoreOrder: true);
    }

    [Fact]
    public async Task External_parts_are_reached_where_the_values_say_they_are()
    {
        var policies = new NetworkPolicies(await ReleaseOfAsync("external parts, old"));

        policies.Within.ShouldBe(Always, ignoreOrder: true);
        policies.Outside.ShouldBe(
            [
                "compiler → 443 of 0.0.0.0/0", "compiler → 5671 of 192.0.2.2/32", "compiler → 9443 of 192.0.2.3/32",
                "gateway → 443 of 0.0.0.0/0", "gateway → 9443 of 192.0.2.3/32",
                "jobs → 6432 of 192.0.2.1/32", "jobs → 5671 of 192.0.2.2/32", "jobs → 9443 of 192.0.2.3/32",
                "metadata → 443 of 0.0.0.0/0", "metadata → 9443 of 192.0.2.3/32",
                "test → 9443 of 192.0.2.3/32",
            ],
            ignoreOrder: true);
    }

    [Fact]
    public async Task With_everything_there_are_ways_to_receivers_and_the_collector_and_nobody_gets_in_but_those_named()
    {
        var policies = new NetworkPolicies(await ReleaseOfAsync("everything, current"));

        policies.Within.ShouldBe([.. Always, .. Bundled], ignoreOrder: true);
        policies.Public.ShouldBeEmpty();
        policies.Outside.ShouldBe(
            [
                "compiler → 443 of 0.0.0.0/0", "compiler → 4317 of any", "gateway → 443 of 0.0.0.0/0", "gateway → 4317 of any",
                "jobs → 443 of 0.0.0.0/0", "jobs → 8080 of any", "jobs → 4317 of any", "metadata → 443 of 0.0.0.0/0", "metadata → 4317 of any",
            ],
            ignoreOrder: true);
    }

    [Theory]
    [InlineData("https://github.com/qmk/qmk_firmware.git", "443")]
    [InlineData("http://git.example:3000/qmk_firmware", "3000")]
    [InlineData("ssh://git@git.example/qmk_firmware.git", "22")]
    [InlineData("git://git.example/qmk_firmware.git", "9418")]
    [InlineData("/srv/qmk_firmware", null)]
    public async Task The_git_host_is_reached_at_the_port_of_the_repository(string repository, string? port)
    {
        var (exitCode, output, errors) = await Helm.RunAsync(
            [$"firmware: {{repository: \"{repository}\"}}\ngateway: {{settings: {{Gists: {{Enabled: false}}}}}}"],
            "template", Release.Name, Helm.Chart, "--show-only", "templates/compiler/networkpolicy.yaml");

        exitCode.ShouldBe(0, errors);
        var egress = YamlText.Read(output).Single()["spec"]!["egress"]!.AsArray();
        var git = egress.SingleOrDefault(rule => rule!["to"]?[0]?["ipBlock"] is not null);
        git?["ports"]![0]!["port"]!.ToString().ShouldBe(port);
        (git is null).ShouldBe(port is null);
    }

    private static Task<Release> ReleaseOfAsync(string situation) => Release.OfAsync(Situation.All.Single(each => each.Name == situation));
}

using KeymapBakery.Charts.Tests.Rendering;
using KeymapBakery.Charts.Tests.Settings;
using Shouldly;

namespace KeymapBakery.Charts.Tests;

/// <summary>How long pods are given to end.</summary>
public sealed class EndingTests
{
    // What the compiler adds to its drain timeout to publish and acknowledge the last result, and the gateway to the times of its settings.
    private static readonly TimeSpan CompilerMargin = TimeSpan.FromSeconds(30);
    private static readonly TimeSpan GatewayMargin = TimeSpan.FromSeconds(5);

    public static TheoryData<Situation> Situations => [.. Situation.All];

    [Theory]
    [MemberData(nameof(Situations))]
    public async Task A_compiler_may_finish_the_build_it_has_begun(Situation situation)
    {
        var compiler = (await Release.OfAsync(situation)).Component("compiler");

        var drain = TimeOf(compiler, "Compiler:DrainTimeout");
        drain.ShouldBeGreaterThan(TimeOf(compiler, "Compiler:TimeLimit"));
        GraceOf(compiler).ShouldBeGreaterThan(drain + CompilerMargin);
    }

    [Theory]
    [MemberData(nameof(Situations))]
    public async Task A_gateway_may_answer_what_it_has_begun(Situation situation)
    {
        var gateway = (await Release.OfAsync(situation)).Component("gateway");

        var longest = TimeOf(gateway, "Gateway:DrainDelay") + (2 * TimeOf(gateway, "Gateway:RateLimit:MaxWait"))
            + TimeOf(gateway, "Gateway:JobsPatience") + TimeOf(gateway, "Gateway:JobsTryTimeout") + GatewayMargin;
        GraceOf(gateway).ShouldBeGreaterThan(longest);
    }

    [Fact]
    public async Task What_is_longer_in_the_settings_is_longer_for_the_pods()
    {
        var (exitCode, output, errors) = await Helm.RunAsync(
            ["""
            compiler: {settings: {TimeLimit: "1.02:00:00.5", DrainTimeout: "01:30:00"}}
            gateway: {settings: {JobsPatience: "00:05:00", DrainDelay: null}}
            """],
            "template", Release.Name, Helm.Chart);

        exitCode.ShouldBe(0, errors);
        var workloads = YamlText.Read(output).Select(Workload.From).OfType<Workload>().ToList();
        GraceOf(workloads.Single(each => each.Component == "compiler")).ShouldBe(TimeSpan.FromMinutes(90) + TimeSpan.FromSeconds(40));
        GraceOf(workloads.Single(each => each.Component == "gateway")).ShouldBe(TimeSpan.FromSeconds(2 + 20 + 300 + 5 + 5 + 5));
    }

    private static TimeSpan GraceOf(Workload workload) => TimeSpan.FromSeconds((int)workload.Pod["terminationGracePeriodSeconds"]!);

    // What the pod is told, else what the service does by itself.
    private static TimeSpan TimeOf(Workload workload, string setting)
    {
        var given = workload.Environment.SingleOrDefault(pair => pair.Key == setting.Replace(":", "__", StringComparison.Ordinal)).Value;
        return given is null
            ? (TimeSpan)ServiceOption.Of(char.ToUpperInvariant(workload.Component[0]) + workload.Component[1..]).Single(option => option.Path == setting).Default!
            : TimeSpan.Parse(given, System.Globalization.CultureInfo.InvariantCulture);
    }
}

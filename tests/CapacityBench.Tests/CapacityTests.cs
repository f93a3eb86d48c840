using KeymapBakery.CapacityBench.Inputs;
using KeymapBakery.CapacityBench.Reporting;
using KeymapBakery.CapacityBench.Simulation;
using KeymapBakery.Testing;

namespace KeymapBakery.CapacityBench.Tests;

public sealed class CapacityTests
{
    private static readonly Figures Figures = Figures.Read(RepositoryRoot.Of("benchmarks/Capacity/figures.json"));

    private static readonly CapacityOptions Options = new() { Builds = 20_000 };

    [Fact]
    public void Drawn_times_have_the_mean_that_is_reckoned_with()
    {
        var times = new BakingTimes(Figures, Mix.Parse("40:55:5"));
        var random = new Random(3);

        Enumerable.Range(0, 200_000).Average(_ => times.Draw(random)).ShouldBe(times.Mean, times.Mean * 0.02);
    }

    [Theory]
    [InlineData("40:55:5")]
    [InlineData("0:0:100")]
    public void With_the_slots_found_builds_wait_no_longer_than_allowed_and_with_one_less_they_do(string mix)
    {
        var times = new BakingTimes(Figures, Mix.Parse(mix));

        var (slots, busy, waits) = new SlotSearch(times, Options.Builds, Options.Seed).Find(20, 1);

        busy.ShouldBeInRange(0.3, 1);
        waits.Quantile(0.95).ShouldBeLessThanOrEqualTo(1);
        SteadyQueue.Run(20, slots - 1, times.Draw, Options.Builds, new Random(Options.Seed)).Quantile(0.95).ShouldBeGreaterThan(1);
    }

    [Fact]
    public void More_submissions_need_more_compilers_and_cost_less_each()
    {
        var few = CapacityLine.Of(Options, Figures, Mix.Parse("10:40:50"), 100);
        var many = CapacityLine.Of(Options, Figures, Mix.Parse("10:40:50"), 10_000);

        many.Compilers.ShouldBeInRange(few.Compilers * 20, few.Compilers * 100);
        many.CompilersPer1000.ShouldBeLessThan(few.CompilersPer1000);
        many.SharedPer1000.ShouldBeLessThan(few.SharedPer1000);
        many.PerSecond.Statements.ShouldBe(few.PerSecond.Statements * 100, 0.01);
    }

    [Fact]
    public void In_a_rush_compilers_come_until_the_queue_is_short_again()
    {
        var times = new BakingTimes(Figures, Mix.Parse("40:55:5"));
        var rush = new Rush(times, Options.Scaling, slotsPerCompiler: 1, seed: 1);

        var waits = rush.Run(before: 1, during: 20, minutes: 15);

        rush.MostCompilers.ShouldBeGreaterThan((int)(20 * times.Mean));
        waits.Longest.ShouldBeLessThan(Options.Scaling.Interval + Options.Scaling.StartSeconds + 60);
        waits.Quantile(0.5).ShouldBeLessThan(1);
    }

    [Theory]
    [InlineData("--mix", "100:0:0")]
    [InlineData("--mix", "1:2")]
    [InlineData("--wait", "-1")]
    [InlineData("--rush", "5")]
    [InlineData("--per-minute", "")]
    [InlineData("--sots", "1")]
    public void What_makes_no_sense_is_refused(string option, string value) =>
        Should.Throw<FormatException>(() => CapacityOptions.Parse([option, value])).Message.ShouldNotBeEmpty();

    [Theory]
    [InlineData("\"replaySeconds\": 0.057", "\"replySeconds\": 0.057", "replySeconds")]
    [InlineData("\"share\": 0.03", "\"share\": 0.04", "add up to 1")]
    [InlineData("\"variation\": 0.3", "\"variation\": -0.3", "variation")]
    public void Figures_that_make_no_sense_are_refused(string right, string wrong, string complaint)
    {
        using var folder = new TemporaryFolder("capacity");
        var file = folder.Of("figures.json");
        var text = File.ReadAllText(RepositoryRoot.Of("benchmarks/Capacity/figures.json"));
        text.ShouldContain(right);
        File.WriteAllText(file, text.Replace(right, wrong, StringComparison.Ordinal));

        Should.Throw<FormatException>(() => Figures.Read(file)).Message.ShouldContain(complaint);
    }
}

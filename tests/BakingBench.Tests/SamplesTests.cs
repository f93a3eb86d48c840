using KeymapBakery.BakingBench.Bench;

namespace KeymapBakery.BakingBench.Tests;

public sealed class SamplesTests
{
    [Theory]
    [InlineData(new[] { 3.0, 1.0, 2.0 }, 2.0)]
    [InlineData(new[] { 4.0, 1.0, 2.0, 3.0 }, 2.5)]
    [InlineData(new[] { 7.0 }, 7.0)]
    public void The_median_is_the_middle_or_the_mean_of_the_two_in_the_middle(double[] seconds, double median)
    {
        var samples = new Samples();
        foreach (var value in seconds)
        {
            samples.Add(value);
        }

        samples.Median.ShouldBe(median);
    }

    [Fact]
    public void Nothing_measured_has_no_median()
    {
        var samples = new Samples();
        samples.Add(null);

        samples.Median.ShouldBeNull();
        samples.Count.ShouldBe(0);
    }
}

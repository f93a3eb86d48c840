using KeymapBakery.CapacityBench.Simulation;

namespace KeymapBakery.CapacityBench.Tests;

public sealed class SteadyQueueTests
{
    // Of these queues theory knows the answer: the part of builds that waits is Erlang's C, and their mean wait is C / (slots / service − arrivals).
    [Theory]
    [InlineData(1, 0.5)]
    [InlineData(3, 2.4)]
    [InlineData(20, 17)]
    public void Builds_of_exponential_length_wait_as_long_as_Erlang_says(int slots, double perSecond)
    {
        var waits = SteadyQueue.Run(perSecond, slots, random => -Math.Log(1 - random.NextDouble()), 400_000, new Random(7));

        var waiting = ErlangC(slots, perSecond);
        waits.Mean.ShouldBe(waiting / (slots - perSecond), waiting / (slots - perSecond) * 0.1);
        waits.Quantile(1 - waiting - 0.05).ShouldBe(0);
        waits.Quantile(1 - waiting + 0.05).ShouldBeGreaterThan(0);
    }

    // Builds that all take the same time wait half as long as such that vary as exponential ones do (Pollaczek and Khinchine).
    [Fact]
    public void Builds_of_one_length_wait_half_as_long()
    {
        var waits = SteadyQueue.Run(0.5, 1, _ => 1, 400_000, new Random(7));

        waits.Mean.ShouldBe(0.5, 0.03);
    }

    private static double ErlangC(int slots, double load)
    {
        var blocked = 1d;
        for (var slot = 1; slot <= slots; slot++)
        {
            blocked = load * blocked / (slot + (load * blocked));
        }

        return slots * blocked / (slots - (load * (1 - blocked)));
    }
}

using KeymapBakery.BakingBench.Service;

namespace KeymapBakery.BakingBench.Tests;

public sealed class BakedJobTests
{
    [Fact]
    public void A_job_says_in_its_output_how_it_was_baked_and_how_long_that_took()
    {
        var job = new BakedJob("a.hex", null, "Linking\nBaked by replay in 0.061 s: compile 0.038, link 0.012\n", 0.2);

        job.Strategy.ShouldBe("replay");
        job.SecondsInCompiler.ShouldBe(0.061);
        job.Words.ShouldBe("Baked by replay in 0.061 s: compile 0.038, link 0.012");
    }

    [Fact]
    public void A_job_that_does_not_say_so_has_no_seconds_in_the_compiler()
    {
        var job = new BakedJob("a.hex", null, "Linking\n", 0.2);

        job.Strategy.ShouldBe("?");
        job.SecondsInCompiler.ShouldBeNull();
        job.Words.ShouldBeNull();
    }
}

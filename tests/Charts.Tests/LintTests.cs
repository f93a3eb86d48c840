using KeymapBakery.Charts.Tests.Rendering;
using Shouldly;

namespace KeymapBakery.Charts.Tests;

public sealed class LintTests
{
    [Fact]
    public async Task Helm_finds_no_fault_with_the_chart()
    {
        var (exitCode, output, errors) = await Helm.RunAsync([], "lint", Helm.Chart, "--strict");

        exitCode.ShouldBe(0, output + errors);
    }
}

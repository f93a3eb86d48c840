using System.Reflection;
using KeymapBakery.EndToEnd.Tests.Running;
using KeymapBakery.Testing;

namespace KeymapBakery.EndToEnd.Tests;

public sealed class ComparisonTests
{
    private static readonly string Configuration =
        typeof(ComparisonTests).Assembly.GetCustomAttribute<AssemblyConfigurationAttribute>()!.Configuration;

    [Fact]
    public async Task Every_firmware_of_the_sample_list_is_that_of_a_plain_build_byte_for_byte()
    {
        await using var bakery = await Bakery.StartAsync();
        using var folder = new TemporaryFolder("comparison");

        var report = await Command.RunAsync(
            "dotnet",
            [
                RepositoryRoot.Of($"benchmarks/Baking/bin/{Configuration}/net10.0/KeymapBakery.BakingBench.dll"),
                "compare", bakery.Firmware.Path,
                "--boards", RepositoryRoot.Of("benchmarks/Baking/sample-boards.txt"),
                "--api", bakery.Address.ToString(),
                "--scratch", folder.Path,
            ]);

        report.TrimEnd().Split('\n')[^1].ShouldBe("8 identical, 0 differ", report);
    }
}

using System.Diagnostics;
using KeymapBakery.MetadataBench;
using Shouldly;

namespace KeymapBakery.Metadata.Merging.Tests;

public sealed class ParityTests
{
    private const string Variable = "BAKERY_PARITY";

    [Fact]
    public async Task Real_keyboards_merge_exactly_as_generate_api_merged_them()
    {
        var archive = Environment.GetEnvironmentVariable(Variable);
        Assert.SkipWhen(string.IsNullOrEmpty(archive), $"{Variable} does not name the archive of real keyboards (tree/ and golden/).");
        var folder = Directory.CreateTempSubdirectory("parity-");
        try
        {
            using var tar = Process.Start("tar", ["-xf", archive!, "-C", folder.FullName]);
            await tar.WaitForExitAsync(TestContext.Current.CancellationToken);
            tar.ExitCode.ShouldBe(0);

            var result = Parity.Compare(Path.Combine(folder.FullName, "tree"), Path.Combine(folder.FullName, "golden"));

            result.Differences.ShouldBeEmpty();
            result.Equal.ShouldBeGreaterThan(1000);
        }
        finally
        {
            folder.Delete(recursive: true);
        }
    }
}

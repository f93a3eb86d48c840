using KeymapBakery.Compiler.Configuration;
using KeymapBakery.Compiler.Tests.Fixtures;
using KeymapBakery.Sources;
using KeymapBakery.Testing;
using Microsoft.Extensions.Options;
using Shouldly;

namespace KeymapBakery.Compiler.Tests.Configuration;

public sealed class CompilerOptionsTests : IDisposable
{
    private readonly TemporaryFolder _folder = new("options");

    public void Dispose() => _folder.Dispose();

    [Theory]
    [InlineData("Compiler:WorkDirectory", "work")]
    [InlineData("Compiler:Slots", "0")]
    [InlineData("Compiler:TimeLimit", "00:00:00")]
    [InlineData("Compiler:Output:MaximumLineLength", "1")]
    [InlineData("Compiler:Firmware:Repository", "ext::sh -c true")]
    [InlineData("Compiler:Firmware:Branches:0", "--help")]
    [InlineData("Compiler:Toolchain:Path", "bin")]
    [InlineData("Compiler:Toolchain:Environment:HOME", "/root")]
    [InlineData("Compiler:Trees", "0")]
    [InlineData("Compiler:Sandbox:Program", " ")]
    [InlineData("Compiler:Sandbox:User", "0")]
    [InlineData("Compiler:Sandbox:MemoryBytes", "1")]
    [InlineData("Compiler:Sandbox:Processes", "0")]
    [InlineData("Compiler:Sandbox:CpuTime", "00:00:00")]
    [InlineData("Compiler:Sandbox:ReadOnlyPaths:0", "tools")]
    public void A_wrong_setting_is_named_in_full(string setting, string value) =>
        Should.Throw<OptionsValidationException>(() => Read((setting, value))).Message.ShouldContain($"{setting} ");

    [Fact]
    public void The_default_branch_must_be_one_of_the_branches() =>
        Should.Throw<OptionsValidationException>(
                () => Read(("Compiler:Firmware:Branches:0", "master"), ("Compiler:Firmware:DefaultBranch", "develop")))
            .Message.ShouldContain("Compiler:Firmware:DefaultBranch must be one of Compiler:Firmware:Branches (master)");

    [Fact]
    public void Configured_branches_replace_the_default_ones()
    {
        Read().Branches.ShouldBe(["master"]);
        Read(("Compiler:Firmware:Branches:0", "main"), ("Compiler:Firmware:Branches:1", "next")).Branches.ShouldBe(["main", "next"]);
        Read(("Compiler:Firmware:Branches:0", "main")).DefaultBranch.ShouldBe("main");
    }

    private FirmwareOptions Read(params (string, string)[] settings)
    {
        using var parts = new CompilerParts(_folder, "/srv/firmware", settings);
        return parts.Get<IOptions<CompilerOptions>>().Value.Firmware;
    }
}

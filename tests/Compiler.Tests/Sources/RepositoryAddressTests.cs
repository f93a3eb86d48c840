using KeymapBakery.Sources;
using Shouldly;

namespace KeymapBakery.Compiler.Tests.Sources;

public sealed class RepositoryAddressTests
{
    [Theory]
    [InlineData("https://example.org/qmk/firmware.git", "../lib.git", "https://example.org/qmk/lib.git")]
    [InlineData("https://example.org/qmk/firmware.git/", "../../other/lib", "https://example.org/other/lib")]
    [InlineData("https://example.org/qmk/firmware.git", "./inner", "https://example.org/qmk/firmware.git/inner")]
    [InlineData("git@example.org:firmware.git", "../lib.git", "git@example.org:lib.git")]
    [InlineData("/srv/git/firmware", "../lib/", "/srv/git/lib")]
    [InlineData("/srv/git/firmware", "https://example.org/lib.git", "https://example.org/lib.git")]
    public void Submodule_urls_are_resolved_as_git_does(string repository, string url, string expected) =>
        RepositoryAddress.Resolve(repository, url).ShouldBe(expected);

    [Theory]
    [InlineData("ext::sh -c touch% pwned")]
    [InlineData("--upload-pack=touch pwned")]
    [InlineData("file:///srv/lib")]
    [InlineData("/srv/lib")]
    [InlineData("lib")]
    [InlineData("git@-oProxyCommand=x:lib")]
    [InlineData("https://example.org/a\nb")]
    public void Addresses_that_run_programs_or_are_local_are_not_remote(string address) =>
        RepositoryAddress.IsRemote(address).ShouldBeFalse();

    [Theory]
    [InlineData("https://github.com/qmk/qmk_firmware.git")]
    [InlineData("ssh://git@example.org/lib.git")]
    [InlineData("git@github.com:qmk/ChibiOS.git")]
    public void Usual_addresses_are_remote(string address) => RepositoryAddress.IsRemote(address).ShouldBeTrue();

    [Theory]
    [InlineData("master", true)]
    [InlineData("feature/a.b", true)]
    [InlineData("--help", false)]
    [InlineData("../x", false)]
    [InlineData("a..b", false)]
    [InlineData("a b", false)]
    [InlineData("a.lock", false)]
    [InlineData("a@{1}", false)]
    [InlineData("", false)]
    public void Branch_names_follow_gits_rules(string name, bool isValid) => BranchName.IsValid(name).ShouldBe(isValid);
}

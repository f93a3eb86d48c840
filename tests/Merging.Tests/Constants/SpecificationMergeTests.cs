using KeymapBakery.Metadata.Merging.Constants;
using KeymapBakery.Metadata.Merging.Hjson;
using KeymapBakery.Metadata.Merging.Values;
using Shouldly;

namespace KeymapBakery.Metadata.Merging.Tests.Constants;

public sealed class SpecificationMergeTests
{
    [Theory]
    [InlineData("{a: 1}", "{b: 2}", "{'a': 1, 'b': 2}")]
    [InlineData("{a: 1}", "{a: 2}", "{'a': 2}")]
    [InlineData("{a: {b: 1}}", "{a: {c: 2}}", "{'a': {'b': 1, 'c': 2}}")]
    [InlineData("{a: [1]}", "{a: [2]}", "{'a': [1, 2]}")]
    [InlineData("{a: [1]}", "{a: [\"!reset!\", 2]}", "{'a': [2]}")]
    [InlineData("{a: {b: 1}}", "{a: {\"!reset!\": true, c: 2}}", "{'a': {'c': 2}}")]
    [InlineData("{a: {b: 1, c: 2}}", "{a: {b: \"!delete!\"}}", "{'a': {'c': 2}}")]
    public void A_version_changes_the_one_before(string before, string version, string merged) =>
        SpecificationMerge.Merge([Read(before), Read(version)]).ToString().ShouldBe(merged);

    [Theory]
    [InlineData("{}", "{b: \"!delete!\"}")]
    [InlineData("{a: 1}", "{a: {b: 1}}")]
    [InlineData("{a: 1}", "{a: [1]}")]
    public void A_version_that_does_not_fit_is_an_error(string before, string version) =>
        Should.Throw<FormatException>(() => SpecificationMerge.Merge([Read(before), Read(version)]));

    private static DataMap Read(string text) => (DataMap)HjsonReader.Read(text, "test.hjson");
}

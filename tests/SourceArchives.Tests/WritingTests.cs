using Shouldly;

namespace KeymapBakery.SourceArchives.Tests;

public sealed class WritingTests
{
    [Fact]
    public void The_same_tree_gives_the_same_bytes() => Archives.Write().ShouldBe(Archives.Write());

    [Fact]
    public void All_that_belongs_to_a_commit_lies_under_its_prefix_and_is_told_from_archives_of_builds()
    {
        var prefix = SourceArchiveKeys.Prefix(Archives.Commit);

        SourceArchiveKeys.Index(Archives.Commit).ShouldStartWith(prefix);
        SourceArchiveKeys.Archive(Archives.Commit, new string('a', 64)).ShouldStartWith(prefix);
        SourceArchiveKeys.IsArchive(SourceArchiveKeys.Archive(Archives.Commit, new string('a', 64))).ShouldBeTrue();
        SourceArchiveKeys.IsArchive("builds/0192f6ad-5c80-7e4f-8a3c-6a5a3c7d9e10/source.zip").ShouldBeFalse();
    }

    [Fact]
    public async Task An_index_is_read_as_it_was_written()
    {
        var index = new SourceArchiveIndex("sources/a/b.zip", 6_000_000_000, new string('a', 64));

        (await SourceArchiveIndex.ReadAsync(new MemoryStream(index.Write()), TestContext.Current.CancellationToken)).ShouldBe(index);
    }

    [Theory]
    [InlineData("null")]
    [InlineData("{}")]
    [InlineData("""{"key":null,"sizeBytes":1,"sha256":""}""")]
    public async Task What_is_no_index_is_refused(string json) =>
        await Should.ThrowAsync<System.Text.Json.JsonException>(() => SourceArchiveIndex.ReadAsync(
            new MemoryStream(System.Text.Encoding.UTF8.GetBytes(json)), TestContext.Current.CancellationToken));
}

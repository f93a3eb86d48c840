using System.IO.Compression;
using System.Net;
using System.Net.Http.Headers;
using System.Text;
using KeymapBakery.Gateway.Tests.Running;
using KeymapBakery.SourceArchives;
using KeymapBakery.SourceArchives.Writing;
using Shouldly;

namespace KeymapBakery.Gateway.Tests;

/// <summary>What is put together on the way to the client: keymap and source under the job's own name.</summary>
public sealed class JobFileTests(RunningGateway gateway)
{
    private const string Commit = "0123456789abcdef0123456789abcdef01234567";
    private const string SourceFile = "qmk_firmware-crkbd-rev1-mine.zip";
    private const string KeymapFile = "crkbd-rev1-mine.json";

    private static CancellationToken Cancelled => TestContext.Current.CancellationToken;

    [Fact]
    public async Task The_keymap_is_the_one_that_was_compiled_under_the_jobs_name()
    {
        var jobId = await FinishedAsync();

        using var file = await gateway.Client.GetAsync(await LocationAsync(jobId, "keymap"), Cancelled);

        file.StatusCode.ShouldBe(HttpStatusCode.OK);
        file.Content.Headers.ContentType!.ToString().ShouldBe("application/json");
        file.Content.Headers.ContentDisposition!.ToString().ShouldStartWith($"attachment; filename={KeymapFile}");
        (await file.Content.ReadAsStringAsync(Cancelled)).ShouldBe(gateway.Jobs.Submitted[jobId].CanonicalJson);
    }

    [Fact]
    public async Task The_source_is_the_archive_of_the_commit_and_the_jobs_keymap()
    {
        var jobId = await FinishedAsync();

        using var file = await gateway.Client.GetAsync(await LocationAsync(jobId, "source"), Cancelled);

        file.StatusCode.ShouldBe(HttpStatusCode.OK);
        file.Content.Headers.ContentType!.ToString().ShouldBe("application/zip");
        file.Content.Headers.ContentDisposition!.ToString().ShouldStartWith($"attachment; filename={SourceFile}");
        file.Headers.ETag!.IsWeak.ShouldBeFalse();
        file.Headers.AcceptRanges.ShouldBe(["bytes"]);
        var content = await file.Content.ReadAsByteArrayAsync(Cancelled);
        file.Content.Headers.ContentLength.ShouldBe(content.Length);
        using var zip = new ZipArchive(new MemoryStream(content));
        zip.Entries.Select(entry => entry.FullName).ShouldBe(["qmk_firmware/Makefile", $"qmk_firmware/{KeymapFile}"]);
        using var keymap = new StreamReader(zip.Entries[1].Open());
        (await keymap.ReadToEndAsync(Cancelled)).ShouldBe(gateway.Jobs.Submitted[jobId].CanonicalJson);
    }

    [Fact]
    public async Task HEAD_of_the_source_says_all_but_sends_nothing()
    {
        var location = await LocationAsync(await FinishedAsync(), "source");
        using var whole = await gateway.Client.GetAsync(location, Cancelled);

        using var head = await gateway.Client.SendAsync(new HttpRequestMessage(HttpMethod.Head, location), Cancelled);

        head.StatusCode.ShouldBe(HttpStatusCode.OK);
        head.Content.Headers.ContentLength.ShouldBe(whole.Content.Headers.ContentLength);
        head.Headers.ETag.ShouldBe(whole.Headers.ETag);
        (await head.Content.ReadAsByteArrayAsync(Cancelled)).ShouldBeEmpty();
    }

    [Fact]
    public async Task An_interrupted_download_of_the_source_can_be_continued()
    {
        var location = await LocationAsync(await FinishedAsync(), "source");
        using var whole = await gateway.Client.GetAsync(location, Cancelled);
        var content = await whole.Content.ReadAsByteArrayAsync(Cancelled);
        using var request = new HttpRequestMessage(HttpMethod.Get, location);
        request.Headers.Range = new RangeHeaderValue(40, null);
        request.Headers.IfRange = new RangeConditionHeaderValue(whole.Headers.ETag!);

        using var rest = await gateway.Client.SendAsync(request, Cancelled);

        rest.StatusCode.ShouldBe(HttpStatusCode.PartialContent);
        rest.Content.Headers.ContentRange!.ToString().ShouldBe($"bytes 40-{content.Length - 1}/{content.Length}");
        (await rest.Content.ReadAsByteArrayAsync(Cancelled)).ShouldBe(content[40..]);
    }

    [Fact]
    public async Task A_source_the_client_has_is_not_sent_again()
    {
        var location = await LocationAsync(await FinishedAsync(), "source");
        using var whole = await gateway.Client.GetAsync(location, Cancelled);
        using var request = new HttpRequestMessage(HttpMethod.Get, location);
        request.Headers.IfNoneMatch.Add(whole.Headers.ETag!);

        using var response = await gateway.Client.SendAsync(request, Cancelled);

        response.StatusCode.ShouldBe(HttpStatusCode.NotModified);
    }

    [Fact]
    public async Task A_source_that_is_gone_is_said_to_be()
    {
        var location = await LocationAsync(await FinishedAsync(isStored: false), "source");

        using var response = await gateway.Client.GetAsync(location, Cancelled);

        (await response.ErrorAsync(404)).Message().ShouldContain("does not exist any more");
    }

    [Theory]
    [InlineData("keymap/other.json")]
    [InlineData("source/other.zip")]
    public async Task Another_file_name_than_the_jobs_is_not_found(string path)
    {
        var jobId = await FinishedAsync();

        using var response = await gateway.SendAsync(HttpMethod.Get, $"/v1/compile/{jobId}/{path}");

        await response.ErrorAsync(404);
    }

    private async Task<Uri> LocationAsync(string jobId, string segment)
    {
        using var redirect = await gateway.SendAsync(HttpMethod.Get, $"/v1/compile/{jobId}/{segment}");
        redirect.StatusCode.ShouldBe(HttpStatusCode.Found);
        redirect.Headers.CacheControl!.NoStore.ShouldBeTrue();
        redirect.Headers.Location!.Authority.ShouldBe(gateway.Client.BaseAddress!.Authority);
        return redirect.Headers.Location;
    }

    private async Task<string> FinishedAsync(bool isStored = true)
    {
        using var archive = new MemoryStream();
        using (var writer = new SourceArchiveWriter(archive, Commit, DateTimeOffset.UnixEpoch))
        {
            using var file = writer.Add("Makefile", SourceFileKind.Regular);
            file.Write(Encoding.UTF8.GetBytes("all:\n"));
        }

        var jobId = await gateway.SubmitAsync();
        var key = SourceArchiveKeys.Archive(Commit, isStored ? new string('a', 64) : new string('b', 64));
        if (isStored)
        {
            await gateway.StoreAsync(key, archive.ToArray());
        }

        gateway.Jobs.Change(jobId, job =>
        {
            Builds.Finish(job);
            job.Build.Source.Key = key;
            job.Build.Source.SizeBytes = archive.Length;
        });
        return jobId;
    }
}

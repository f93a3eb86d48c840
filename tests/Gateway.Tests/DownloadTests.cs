using System.Net;
using KeymapBakery.Gateway.Tests.Running;
using KeymapBakery.Protos.Jobs.V1;
using Shouldly;

namespace KeymapBakery.Gateway.Tests;

public sealed class DownloadTests(RunningGateway gateway)
{
    [Theory]
    [InlineData("download", "crkbd_rev1_mine.hex")]
    [InlineData("download/crkbd_rev1_mine.hex", "crkbd_rev1_mine.hex")]
    [InlineData("hex", "crkbd_rev1_mine.hex")]
    // The source of jobs that a former release built.
    [InlineData("source", "qmk_firmware-crkbd-rev1-mine.zip")]
    public async Task A_file_of_the_store_is_a_redirect_away_and_saved_under_its_own_name(string segment, string fileName)
    {
        var jobId = await FinishedAsync();
        await gateway.StoreAsync(KeyOf(jobId, fileName), $"content of {fileName}");

        using var redirect = await gateway.SendAsync(HttpMethod.Get, $"/v1/compile/{jobId}/{segment}");
        redirect.StatusCode.ShouldBe(HttpStatusCode.Found);
        redirect.Headers.Location!.IsAbsoluteUri.ShouldBeTrue();
        redirect.Headers.Location.Authority.ShouldBe(gateway.Client.BaseAddress!.Authority);
        redirect.Headers.CacheControl!.NoStore.ShouldBeTrue();

        using var file = await gateway.Client.GetAsync(redirect.Headers.Location, TestContext.Current.CancellationToken);
        file.StatusCode.ShouldBe(HttpStatusCode.OK);
        file.Content.Headers.ContentDisposition!.DispositionType.ShouldBe("attachment");
        file.Content.Headers.ContentDisposition.FileName!.Trim('"').ShouldBe(fileName);
        (await file.Content.ReadAsStringAsync(TestContext.Current.CancellationToken)).ShouldBe($"content of {fileName}");
    }

    [Fact]
    public async Task A_firmware_is_not_handed_out_under_the_name_of_another()
    {
        var jobId = await FinishedAsync();

        using var response = await gateway.SendAsync(HttpMethod.Get, $"/v1/compile/{jobId}/download/planck_mine.hex");

        (await response.ErrorAsync(404)).Message().ShouldContain("crkbd_rev1_mine.hex");
    }

    [Theory]
    [InlineData("download")]
    [InlineData("hex")]
    [InlineData("keymap")]
    [InlineData("source")]
    public async Task HEAD_redirects_like_GET(string segment)
    {
        var jobId = await FinishedAsync();

        using var redirect = await gateway.SendAsync(HttpMethod.Head, $"/v1/compile/{jobId}/{segment}");

        redirect.StatusCode.ShouldBe(HttpStatusCode.Found);
        redirect.Headers.Location.ShouldNotBeNull();
    }

    [Theory]
    [InlineData(JobState.Queued, "queued")]
    [InlineData(JobState.Running, "running")]
    public async Task A_job_that_is_not_finished_has_no_files_yet(object state, string word)
    {
        var jobId = await gateway.SubmitAsync();
        gateway.Jobs.Change(jobId, job => job.State = (JobState)state);

        foreach (var segment in new[] { "download", "hex", "keymap", "source" })
        {
            using var response = await gateway.SendAsync(HttpMethod.Get, $"/v1/compile/{jobId}/{segment}");
            var message = (await response.ErrorAsync(404)).Message();
            message.ShouldContain($"is {word}");
            message.ShouldContain($"/v1/compile/{jobId}");
        }
    }

    [Fact]
    public async Task A_failed_job_has_keymap_and_source_but_no_firmware()
    {
        var jobId = await gateway.SubmitAsync();
        gateway.Jobs.Change(jobId, Builds.Fail);

        using var firmware = await gateway.SendAsync(HttpMethod.Get, $"/v1/compile/{jobId}/download");
        using var keymap = await gateway.SendAsync(HttpMethod.Get, $"/v1/compile/{jobId}/keymap");
        using var source = await gateway.SendAsync(HttpMethod.Get, $"/v1/compile/{jobId}/source");

        (await firmware.ErrorAsync(404)).Message().ShouldContain("result.output");
        keymap.StatusCode.ShouldBe(HttpStatusCode.Found);
        source.StatusCode.ShouldBe(HttpStatusCode.Found);
    }

    [Fact]
    public async Task A_cancelled_job_has_no_firmware()
    {
        var jobId = await gateway.SubmitAsync();
        gateway.Jobs.Change(jobId, job => job.State = JobState.Cancelled);

        using var response = await gateway.SendAsync(HttpMethod.Get, $"/v1/compile/{jobId}/download");

        (await response.ErrorAsync(404)).Message().ShouldContain("was cancelled");
    }

    [Fact]
    public async Task A_download_URL_that_was_tampered_with_is_refused_readably()
    {
        using var response = await gateway.SendAsync(HttpMethod.Get, "/v1/artifacts/builds/1/x.hex?name=x.hex");

        response.StatusCode.ShouldBe(HttpStatusCode.Forbidden);
        response.Content.Headers.ContentType!.MediaType.ShouldBe("application/json");
        response.Headers.GetValues("Access-Control-Allow-Origin").ShouldBe(["*"]);
    }

    private async Task<string> FinishedAsync()
    {
        var jobId = await gateway.SubmitAsync();
        gateway.Jobs.Change(jobId, job =>
        {
            Builds.Finish(job);
            foreach (var artifact in new[] { job.Build.Firmware, job.Build.Keymap, job.Build.Source })
            {
                artifact.Key = KeyOf(jobId, artifact.FileName);
            }
        });
        return jobId;
    }

    private static string KeyOf(string jobId, string fileName) => $"builds/{jobId}/{fileName}";
}

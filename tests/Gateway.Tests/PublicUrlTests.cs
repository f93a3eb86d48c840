using System.Net;
using KeymapBakery.Gateway.Tests.Running;
using Shouldly;

namespace KeymapBakery.Gateway.Tests;

public sealed class PublicUrlTests
{
    [Theory]
    [InlineData("https://api.example.org")]
    [InlineData("https://api.example.org/")]
    [InlineData("https://example.org/bakery/")]
    public async Task Every_URL_handed_out_is_on_the_public_origin_without_double_slashes(string publicUrl)
    {
        await using var gateway = new RunningGateway { Settings = { ["Gateway:PublicUrl"] = publicUrl } };
        await gateway.InitializeAsync();
        var jobId = await gateway.SubmitAsync();
        gateway.Jobs.Change(jobId, Builds.Finish);
        var origin = publicUrl.TrimEnd('/');

        var result = (await gateway.GetJsonAsync($"/v1/compile/{jobId}"))["result"]!;
        using var redirect = await gateway.SendAsync(HttpMethod.Get, $"/v1/compile/{jobId}/download");

        result["firmware_binary_url"]![0]!.GetValue<string>().ShouldBe($"{origin}/v1/compile/{jobId}/download");
        redirect.StatusCode.ShouldBe(HttpStatusCode.Found);
        redirect.Headers.Location!.AbsoluteUri.ShouldStartWith($"{origin}/v1/artifacts/");
    }

    [Fact]
    public async Task Without_one_the_host_of_the_request_is_used()
    {
        await using var gateway = new RunningGateway();
        await gateway.InitializeAsync();
        var jobId = await gateway.SubmitAsync();
        gateway.Jobs.Change(jobId, Builds.Finish);
        using var request = new HttpRequestMessage(HttpMethod.Get, $"/v1/compile/{jobId}");
        request.Headers.Host = "keymaps.example.org:8443";

        using var response = await gateway.Client.SendAsync(request, TestContext.Current.CancellationToken);

        (await response.JsonAsync())["result"]!["firmware_source_url"]![0]!.GetValue<string>()
            .ShouldBe($"http://keymaps.example.org:8443/v1/compile/{jobId}/source");
    }

    [Theory]
    [InlineData("Gateway:PublicUrl", "ftp://example.org")]
    [InlineData("Gateway:PublicUrl", "https://example.org/?a=b")]
    [InlineData("Gateway:JobsAddress", "jobs:5101")]
    [InlineData("Gateway:JobsPatience", "-00:00:01")]
    public async Task A_setting_that_cannot_work_ends_the_start_and_is_named(string key, string value)
    {
        var failure = await RefusedStart.ReasonAsync((key, value));

        failure.Message.ShouldContain(key.Split(':')[1]);
    }
}

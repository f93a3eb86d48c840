using System.Net;
using KeymapBakery.Gateway.Tests.Running;
using Shouldly;

namespace KeymapBakery.Gateway.Tests;

public sealed class EveryAnswerTests(RunningGateway gateway)
{
    [Theory]
    [InlineData("GET", "/", 302)]
    [InlineData("GET", "/install.sh", 302)]
    [InlineData("GET", "/v1", 200)]
    [InlineData("HEAD", "/v1", 200)]
    [InlineData("GET", "/v1/healthcheck", 200)]
    [InlineData("GET", "/v1/skeletons", 200)]
    [InlineData("HEAD", "/v1/skeletons/keymap", 200)]
    [InlineData("GET", "/v1/converters", 200)]
    [InlineData("GET", "/v1/converters/kle", 405)]
    [InlineData("POST", "/v1/converters/kle2qmk", 400)]
    [InlineData("HEAD", "/v1/metrics/layouts", 200)]
    [InlineData("GET", "/v1/metrics/keyboards/days/-1", 404)]
    [InlineData("POST", "/v1/telemetry", 200)]
    [InlineData("GET", "/openapi/v1.json", 200)]
    [InlineData("GET", "/healthz/live", 200)]
    [InlineData("GET", "/healthz/ready", 200)]
    [InlineData("OPTIONS", "/v1/compile", 200)]
    [InlineData("GET", "/v1/nope", 404)]
    [InlineData("GET", "/nope", 404)]
    [InlineData("GET", "/v1/compile/nope", 404)]
    [InlineData("HEAD", "/v1/compile/nope", 404)]
    [InlineData("GET", "/v1/compile", 405)]
    [InlineData("PUT", "/v1/compile", 405)]
    [InlineData("POST", "/v1", 405)]
    [InlineData("POST", "/v1/compile", 400)]
    public async Task Can_be_read_by_any_page_and_is_never_guessed_at(string method, string path, int status)
    {
        using var response = await gateway.SendAsync(new(method), path);

        ((int)response.StatusCode).ShouldBe(status);
        response.Headers.GetValues("Access-Control-Allow-Origin").ShouldBe(["*"]);
        response.Headers.GetValues("X-Content-Type-Options").ShouldBe(["nosniff"]);
        response.Headers.Server.ShouldBeEmpty();
        if (status >= 400 && method != "HEAD")
        {
            await response.ErrorAsync(status);
        }
    }

    [Theory]
    [InlineData("/v1/compile", "POST", "POST, OPTIONS")]
    [InlineData("/v1/compile/6a0a9ee5-0000-0000-0000-000000000000", "DELETE", "DELETE, GET, HEAD, OPTIONS")]
    [InlineData("/v1/skeletons/keymap", "GET", "GET, HEAD, OPTIONS")]
    [InlineData("/v1/nope", "POST", null)]
    public async Task A_browser_that_asks_first_is_let_through(string path, string method, string? allowed)
    {
        using var request = new HttpRequestMessage(HttpMethod.Options, path);
        request.Headers.Add("Origin", "https://config.qmk.fm");
        request.Headers.Add("Access-Control-Request-Method", method);
        request.Headers.Add("Access-Control-Request-Headers", "content-type");
        using var response = await gateway.Client.SendAsync(request, TestContext.Current.CancellationToken);

        response.StatusCode.ShouldBe(HttpStatusCode.OK);
        response.Headers.GetValues("Access-Control-Allow-Origin").ShouldBe(["*"]);
        response.Headers.GetValues("Access-Control-Allow-Methods").Single().Split(", ").ShouldContain(method);
        response.Headers.GetValues("Access-Control-Allow-Headers").Single().Split(", ").ShouldContain("Content-Type");
        int.Parse(response.Headers.GetValues("Access-Control-Max-Age").Single(), null).ShouldBePositive();
        response.Content.Headers.ContentLength.ShouldBe(0);
        if (allowed is not null)
        {
            string.Join(", ", response.Content.Headers.Allow.Order().OrderBy(verb => verb == "OPTIONS")).ShouldBe(allowed);
        }
    }

    [Fact]
    public async Task A_method_that_is_not_possible_names_those_that_are()
    {
        using var response = await gateway.SendAsync(HttpMethod.Put, "/v1/compile");

        response.Content.Headers.Allow.ShouldBe(["POST"]);
        (await response.ErrorAsync(405)).Message().ShouldContain("POST");
    }

    [Fact]
    public async Task A_redirect_has_the_headers_too()
    {
        var jobId = await gateway.SubmitAsync();
        gateway.Jobs.Change(jobId, Builds.Finish);

        using var response = await gateway.SendAsync(HttpMethod.Get, $"/v1/compile/{jobId}/download");

        response.Headers.GetValues("Access-Control-Allow-Origin").ShouldBe(["*"]);
    }

    [Fact]
    public async Task An_error_within_is_told_without_its_inside()
    {
        var jobId = await gateway.SubmitAsync();
        gateway.Jobs.Change(jobId, job => job.State = (Protos.Jobs.V1.JobState)7_700_077);

        using var response = await gateway.SendAsync(HttpMethod.Get, $"/v1/compile/{jobId}");

        var body = (await response.ErrorAsync(500)).ToJsonString();
        body.ShouldNotContain("Exception");
        body.ShouldNotContain("7700077");
    }
}

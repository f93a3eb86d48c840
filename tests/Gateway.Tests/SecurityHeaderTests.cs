using KeymapBakery.Gateway.Tests.Running;
using Shouldly;

namespace KeymapBakery.Gateway.Tests;

public sealed class SecurityHeaderTests
{
    [Theory]
    [InlineData("Development")]
    [InlineData("Production")]
    public async Task Every_answer_protects_who_reads_it_and_no_error_shows_the_inside(string environment)
    {
        await using var gateway = new RunningGateway { Settings = { ["environment"] = environment } };
        await gateway.InitializeAsync();
        var jobId = await gateway.SubmitAsync();
        gateway.Jobs.Change(jobId, job => job.State = (Protos.Jobs.V1.JobState)77);

        foreach (var (method, path, status) in new[]
        {
            ("GET", "/v1", 200),
            ("GET", "/healthz/ready", 200),
            ("OPTIONS", "/v1/compile", 200),
            ("GET", "/nope", 404),
            ("POST", "/v1/compile", 400),
            ("POST", "/v1/admin/flush", 403),
            ("GET", $"/v1/compile/{jobId}", 500),
        })
        {
            using var response = await gateway.SendAsync(new(method), path);

            ((int)response.StatusCode).ShouldBe(status, path);
            response.Headers.GetValues("X-Content-Type-Options").ShouldBe(["nosniff"], path);
            response.Headers.GetValues("X-Frame-Options").ShouldBe(["DENY"], path);
            response.Headers.GetValues("Referrer-Policy").ShouldBe(["no-referrer"], path);
            response.Headers.GetValues("Content-Security-Policy").Single().ShouldContain("frame-ancestors 'none'");
            response.Headers.Contains("Strict-Transport-Security").ShouldBeFalse("This is not https.");
            response.Headers.Contains("Server").ShouldBeFalse(path);
            response.Headers.Contains("X-Powered-By").ShouldBeFalse(path);
            if (status >= 400)
            {
                var body = (await response.ErrorAsync(status)).ToJsonString();
                body.ShouldNotContain("Exception");
                body.ShouldNotContain("   at ");
            }
        }
    }
}

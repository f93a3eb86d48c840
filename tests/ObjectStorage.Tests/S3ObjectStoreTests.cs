using System.Net;
using KeymapBakery.Testing;
using Microsoft.Extensions.Diagnostics.HealthChecks;
using Shouldly;

namespace KeymapBakery.ObjectStorage.Tests;

/// <summary>The contract over a real S3 server, and what only a bucket has.</summary>
public sealed class S3ObjectStoreTests(S3ServerFixture server) : ObjectStoreContract, IClassFixture<S3ServerFixture>
{
    protected override IReadOnlyDictionary<string, string?> Settings => new Dictionary<string, string?>
    {
        ["ObjectStorage:Kind"] = "S3",
        ["ObjectStorage:S3:Endpoint"] = server.Endpoint.AbsoluteUri,
        ["ObjectStorage:S3:PublicEndpoint"] = server.PublicEndpoint.AbsoluteUri,
        ["ObjectStorage:S3:Bucket"] = S3Server.Bucket,
        ["ObjectStorage:S3:AccessKey"] = S3Server.AccessKey,
        ["ObjectStorage:S3:SecretKey"] = S3Server.SecretKey,
    };

    [Fact]
    public async Task The_bucket_is_created_at_start_when_asked_for_and_may_exist()
    {
        var settings = new Dictionary<string, string?>(Settings)
        {
            ["ObjectStorage:S3:Bucket"] = $"new-{Guid.NewGuid():N}",
            ["ObjectStorage:S3:CreateBucket"] = "true",
        };

        for (var start = 0; start < 2; start++)
        {
            await using var host = await StoreHost.StartAsync(settings);
            (await CheckHealthAsync(host)).ShouldBe(HealthStatus.Healthy);
        }
    }

    [Fact]
    public async Task Without_its_bucket_the_store_is_unhealthy()
    {
        await using var host = await StoreHost.StartAsync(new Dictionary<string, string?>(Settings) { ["ObjectStorage:S3:Bucket"] = "not-there" });

        (await CheckHealthAsync(host)).ShouldBe(HealthStatus.Unhealthy);
    }

    [Fact]
    public async Task With_credentials_that_the_server_does_not_know_the_store_is_unhealthy()
    {
        await using var host = await StoreHost.StartAsync(new Dictionary<string, string?>(Settings) { ["ObjectStorage:S3:AccessKey"] = "somebody" });

        (await CheckHealthAsync(host)).ShouldBe(HealthStatus.Unhealthy);
    }

    [Fact]
    public async Task Reading_from_a_bucket_that_is_not_there_is_an_error_rather_than_nothing()
    {
        await using var host = await StoreHost.StartAsync(new Dictionary<string, string?>(Settings) { ["ObjectStorage:S3:Bucket"] = "not-there" });

        await Should.ThrowAsync<Exception>(() => host.Store.OpenReadAsync("builds/x", Cancellation));
    }

    [Fact]
    public async Task Download_urls_are_signed_for_the_host_that_clients_see()
    {
        var key = $"{NewFolder()}firmware";
        await PutAsync(key, "x");

        var url = Store.GetDownloadUrl(key, "x.hex", "text/plain");

        url.ShouldSatisfyAllConditions(
            () => url.GetLeftPart(UriPartial.Authority).ShouldBe(server.PublicEndpoint.GetLeftPart(UriPartial.Authority)),
            () => url.AbsolutePath.ShouldBe($"/{S3Server.Bucket}/{key}"));
        using var answer = await Host.Http.GetAsync(url, Cancellation);
        answer.StatusCode.ShouldBe(HttpStatusCode.OK);
        using var elsewhere = await Host.Http.GetAsync(new UriBuilder(url) { Host = "localhost" }.Uri, Cancellation);
        elsewhere.StatusCode.ShouldBe(HttpStatusCode.Forbidden);
    }

    [Fact]
    public async Task Download_urls_of_an_https_endpoint_are_https()
    {
        await using var host = await StoreHost.StartAsync(
            new Dictionary<string, string?>(Settings) { ["ObjectStorage:S3:PublicEndpoint"] = "https://objects.example" });

        host.Store.GetDownloadUrl("builds/x", "x.hex", "text/plain").AbsoluteUri.ShouldStartWith("https://objects.example/bakery/builds/x?");
    }
}

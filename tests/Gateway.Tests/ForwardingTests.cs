using System.Net;
using KeymapBakery.Gateway.Tests.Running;
using Shouldly;

namespace KeymapBakery.Gateway.Tests;

/// <summary>Behind proxies, and behind those who pretend to be one.</summary>
public sealed class ForwardingTests
{
    [Theory]
    [InlineData("127.0.0.1")]
    [InlineData("127.0.0.0/8")]
    public async Task What_a_known_proxy_says_is_believed(string proxy)
    {
        await using var gateway = new RunningGateway { Settings = { ["Gateway:Proxies:0"] = "fd00::/8", ["Gateway:Proxies:1"] = proxy } };
        await gateway.InitializeAsync();

        using var response = await GetForwardedAsync(gateway);

        (await response.JsonAsync())["api"]!.GetValue<string>().ShouldBe("https://keymaps.example.org/v1");
        response.Headers.Location.ShouldBe(new("https://keymaps.example.org/docs"));
        response.Headers.GetValues("Strict-Transport-Security").Single().ShouldStartWith("max-age=");
    }

    [Theory]
    [InlineData(null)]
    [InlineData("192.0.2.1")]
    public async Task What_anybody_else_says_is_not(string? proxy)
    {
        await using var gateway = new RunningGateway();
        if (proxy is not null)
        {
            gateway.Settings["Gateway:Proxies:0"] = proxy;
        }

        await gateway.InitializeAsync();

        using var response = await GetForwardedAsync(gateway);

        (await response.JsonAsync())["api"]!.GetValue<string>().ShouldBe($"{gateway.Client.BaseAddress}v1");
        response.Headers.Location.ShouldBe(new($"{gateway.Client.BaseAddress}docs"));
        response.Headers.Contains("Strict-Transport-Security").ShouldBeFalse();
    }

    [Fact]
    public async Task A_configured_public_URL_is_stronger_than_a_proxy()
    {
        await using var gateway = new RunningGateway
        {
            Settings = { ["Gateway:Proxies:0"] = "127.0.0.1", ["Gateway:PublicUrl"] = "https://api.example.org" },
        };
        await gateway.InitializeAsync();

        using var response = await GetForwardedAsync(gateway);

        (await response.JsonAsync())["api"]!.GetValue<string>().ShouldBe("https://api.example.org/v1");
        response.Headers.Location.ShouldBe(new("https://api.example.org/docs"));
    }

    private static async Task<HttpResponseMessage> GetForwardedAsync(RunningGateway gateway)
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, "/");
        request.Headers.Add("X-Forwarded-For", "192.0.2.7");
        request.Headers.Add("X-Forwarded-Proto", "https");
        request.Headers.Add("X-Forwarded-Host", "keymaps.example.org");
        var response = await gateway.Client.SendAsync(request, TestContext.Current.CancellationToken);
        response.StatusCode.ShouldBe(HttpStatusCode.Found);
        return response;
    }
}

using System.Net;
using KeymapBakery.Gateway.Tests.Running;
using KeymapBakery.Testing;
using Shouldly;

namespace KeymapBakery.Gateway.Tests;

/// <summary>What clients notice of the end of the gateway: as little as can be.</summary>
public sealed class DrainTests
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(20);

    private static CancellationToken Cancelled => TestContext.Current.CancellationToken;

    [Fact]
    public async Task It_is_not_ready_first_and_goes_on_serving_until_others_have_noticed()
    {
        await using var gateway = new RunningGateway { Settings = { ["Gateway:DrainDelay"] = "00:00:03" } };
        await gateway.InitializeAsync();
        (await StatusOfAsync(gateway, "/healthz/ready")).ShouldBe(HttpStatusCode.OK);

        var stopping = gateway.StopGatewayAsync();

        await Eventually.TrueAsync(
            async () => await StatusOfAsync(gateway, "/healthz/ready") == HttpStatusCode.ServiceUnavailable, TimeSpan.FromSeconds(2), "Not being ready");
        (await StatusOfAsync(gateway, "/healthz/live")).ShouldBe(HttpStatusCode.OK);
        await gateway.SubmitAsync();
        stopping.IsCompleted.ShouldBeFalse();
        await stopping;
        await Should.ThrowAsync<HttpRequestException>(() => gateway.SubmitAsync());
    }

    [Fact]
    public async Task A_stream_of_events_ends_cleanly_and_says_where_to_go_on()
    {
        await using var gateway = new RunningGateway();
        await gateway.InitializeAsync();
        var jobId = await gateway.SubmitAsync();
        using var response = await gateway.Client.GetAsync($"/v1/compile/{jobId}/events", HttpCompletionOption.ResponseHeadersRead, Cancelled);
        using var reader = new StreamReader(await response.Content.ReadAsStreamAsync(Cancelled));
        (await reader.ReadLineAsync(Cancelled)).ShouldBe("event: state");

        var stopping = gateway.StopGatewayAsync();

        // To its end: a stream that is cut off would throw.
        var rest = await reader.ReadToEndAsync(Cancelled);
        rest.ShouldContain("id: ");
        rest.ShouldNotContain("event: end");
        await stopping.WaitAsync(TimeSpan.FromSeconds(10), Cancelled);
    }

    [Fact]
    public async Task A_download_that_is_slow_comes_to_its_end()
    {
        await using var gateway = new RunningGateway();
        await gateway.InitializeAsync();
        var jobId = await gateway.SubmitAsync();
        gateway.Jobs.Change(jobId, Builds.Finish);
        using var redirect = await gateway.SendAsync(HttpMethod.Get, $"/v1/compile/{jobId}/download");
        // More than what the sockets between take in.
        var firmware = new byte[16 * 1024 * 1024];
        await gateway.StoreAsync(Uri.UnescapeDataString(redirect.Headers.Location!.AbsolutePath)["/v1/artifacts/".Length..], firmware);
        using var download = await gateway.Client.GetAsync(redirect.Headers.Location, HttpCompletionOption.ResponseHeadersRead, Cancelled);
        download.StatusCode.ShouldBe(HttpStatusCode.OK);
        await using var content = await download.Content.ReadAsStreamAsync(Cancelled);
        var chunk = new byte[1024 * 1024];
        var read = await content.ReadAsync(chunk, Cancelled);

        var stopping = gateway.StopGatewayAsync();
        while (await content.ReadAsync(chunk, Cancelled) is var more and > 0)
        {
            read += more;
            await Task.Delay(10, Cancelled);
        }

        read.ShouldBe(firmware.Length);
        await stopping.WaitAsync(Patience, Cancelled);
    }

    [Fact]
    public async Task A_keymap_whose_body_is_still_coming_is_taken_in()
    {
        await using var gateway = new RunningGateway();
        await gateway.InitializeAsync();
        using var client = await RawConnection.OpenAsync(gateway);
        await client.TrySendAsync($"POST /v1/compile HTTP/1.1\r\nHost: bakery\r\nContent-Length: {GatewayClient.Keymap.Length}\r\n\r\n");
        await client.TrySendAsync(GatewayClient.Keymap[..20]);
        await Task.Delay(TimeSpan.FromMilliseconds(300), Cancelled);

        var stopping = gateway.StopGatewayAsync();
        await Task.Delay(TimeSpan.FromMilliseconds(300), Cancelled);
        await client.TrySendAsync(GatewayClient.Keymap[20..]);

        var answer = await client.ReadToEndAsync(Patience);
        answer.ShouldStartWith("HTTP/1.1 200");
        answer.ShouldContain("job_id");
        answer.ShouldContain("Connection: close");
        await stopping.WaitAsync(Patience, Cancelled);
    }

    private static async Task<HttpStatusCode> StatusOfAsync(RunningGateway gateway, string path)
    {
        using var response = await gateway.SendAsync(HttpMethod.Get, path);
        return response.StatusCode;
    }
}

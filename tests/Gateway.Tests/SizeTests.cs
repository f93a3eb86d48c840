using System.Net;
using System.Text;
using KeymapBakery.Gateway.Tests.Running;
using Shouldly;

namespace KeymapBakery.Gateway.Tests;

public sealed class SizeTests(RunningGateway gateway)
{
    private const int Limit = 1024 * 1024;

    [Theory]
    [InlineData(Limit + 1)]
    [InlineData(5 * Limit)]
    [InlineData(20 * Limit)]
    [InlineData(40 * Limit)]
    public async Task A_body_over_1_MiB_is_refused_and_its_sender_can_read_why(int bytes)
    {
        using var response = await gateway.PostAsync(KeymapOf(bytes));

        (await response.ErrorAsync(413)).Message().ShouldContain("1048576 bytes");
    }

    [Theory]
    [InlineData(Limit + 1)]
    [InlineData(5 * Limit)]
    [InlineData(20 * Limit)]
    public async Task So_is_one_that_does_not_say_its_length(int bytes)
    {
        using var body = new StreamContent(new Unseekable(KeymapOf(bytes)));
        using var response = await gateway.SendAsync(HttpMethod.Post, "/v1/compile", body);

        (await response.ErrorAsync(413)).Message().ShouldContain("1048576 bytes");
    }

    [Fact]
    public async Task A_sender_that_waits_to_be_let_continue_is_spared_the_sending()
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, "/v1/compile") { Content = new ByteArrayContent(KeymapOf(5 * Limit)) };
        request.Headers.ExpectContinue = true;
        using var response = await gateway.Client.SendAsync(request, TestContext.Current.CancellationToken);

        await response.ErrorAsync(413);
    }

    [Fact]
    public async Task A_body_of_1_MiB_is_not_too_large()
    {
        using var response = await gateway.PostAsync(KeymapOf(Limit));

        response.StatusCode.ShouldBe(HttpStatusCode.OK, await response.Content.ReadAsStringAsync(TestContext.Current.CancellationToken));
    }

    [Fact]
    public async Task A_chunked_body_within_the_limit_is_accepted()
    {
        using var body = new StreamContent(new Unseekable(Encoding.UTF8.GetBytes(GatewayClient.Keymap)));
        using var response = await gateway.SendAsync(HttpMethod.Post, "/v1/compile", body);

        response.StatusCode.ShouldBe(HttpStatusCode.OK);
    }

    // A good keymap, filled up with white space.
    private static byte[] KeymapOf(int bytes) => Encoding.UTF8.GetBytes(GatewayClient.Keymap.PadRight(bytes));

    private sealed class Unseekable(byte[] content) : MemoryStream(content)
    {
        public override bool CanSeek => false;
    }
}

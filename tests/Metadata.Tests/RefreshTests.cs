using System.Net;
using System.Net.Http.Headers;
using System.Security.Cryptography;
using System.Text;
using KeymapBakery.Metadata.Tests.Running;
using Shouldly;

namespace KeymapBakery.Metadata.Tests;

/// <summary>New commits reach the people who ask, whole or not at all.</summary>
public sealed class RefreshTests(KeyboardApi api) : IClassFixture<KeyboardApi>
{
    private const string Push = """{"ref": "refs/heads/master"}""";

    private static CancellationToken Cancelled => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_signed_push_brings_the_new_commit()
    {
        await AddKeyboardAsync("bakery/pumpernickel");

        using var answer = await PushAsync(Push, Signature(Push, KeyboardApi.WebhookSecret));

        answer.StatusCode.ShouldBe(HttpStatusCode.Accepted);
        await api.UntilServedAsync("/v1/keyboards/bakery/pumpernickel/info.json");
    }

    [Theory]
    [InlineData(null)]
    [InlineData("sha256=")]
    [InlineData("sha256=0000000000000000000000000000000000000000000000000000000000000000")]
    [InlineData("of another body")]
    [InlineData("with another secret")]
    public async Task A_push_that_is_not_signed_right_is_refused(string? signature)
    {
        using var answer = await PushAsync(Push, signature switch
        {
            "of another body" => Signature(Push + " ", KeyboardApi.WebhookSecret),
            "with another secret" => Signature(Push, "some other secret of the same kind"),
            _ => signature,
        });

        answer.StatusCode.ShouldBe(HttpStatusCode.Unauthorized);
        answer.Content.Headers.ContentType!.MediaType.ShouldBe("application/json");
    }

    [Fact]
    public async Task Only_the_operator_may_ask_for_a_refresh_which_answers_when_the_new_commit_is_served()
    {
        await AddKeyboardAsync("bakery/ciabatta");

        using var stranger = await api.SendAsync(HttpMethod.Post, "/v1/admin/refresh", ("Authorization", "Bearer not the operator at all"));
        stranger.StatusCode.ShouldBe(HttpStatusCode.Unauthorized);
        (await api.StatusOfAsync("/v1/keyboards/bakery/ciabatta")).ShouldBe(HttpStatusCode.NotFound);

        await RefreshAsync();
        await api.UntilServedAsync("/v1/keyboards/bakery/ciabatta");
    }

    [Fact]
    public async Task While_catalogs_are_swapped_every_answer_is_whole()
    {
        using var stop = CancellationTokenSource.CreateLinkedTokenSource(Cancelled);
        var readers = Enumerable.Range(0, 4).Select(_ => ReadUntilAsync(stop.Token)).ToList();

        for (var n = 0; n < 5; n++)
        {
            await AddKeyboardAsync($"bakery/roll{n}");
            await RefreshAsync();
        }

        await api.UntilServedAsync("/v1/keyboards/bakery/roll4");
        await stop.CancelAsync();
        (await Task.WhenAll(readers)).Sum().ShouldBeGreaterThan(50);
    }

    // Every answer parses, carries the entity tag of its content, and names only keyboards of one commit.
    private async Task<int> ReadUntilAsync(CancellationToken stop)
    {
        var answers = 0;
        var contents = new Dictionary<string, string>();
        while (!stop.IsCancellationRequested)
        {
            using var response = await api.GetAsync("/v1/keyboards.json", ("Accept-Encoding", "identity"));
            response.StatusCode.ShouldBe(HttpStatusCode.OK);
            var text = await response.Content.ReadAsStringAsync(Cancelled);
            using var json = System.Text.Json.JsonDocument.Parse(text);
            var rolls = json.RootElement.GetProperty("keyboards").EnumerateObject().Count(keyboard => keyboard.Name.StartsWith("bakery/roll", StringComparison.Ordinal));
            for (var n = 0; n < rolls; n++)
            {
                json.RootElement.GetProperty("keyboards").TryGetProperty($"bakery/roll{n}", out _).ShouldBeTrue();
            }

            var tag = response.Headers.ETag!.Tag;
            contents.TryAdd(tag, text);
            contents[tag].ShouldBe(text);
            answers++;
        }

        return answers;
    }

    private async Task AddKeyboardAsync(string name)
    {
        api.Firmware.WriteKeyboard(name);
        await api.Firmware.CommitAsync();
    }

    private async Task RefreshAsync()
    {
        using var answer = await api.SendAsync(HttpMethod.Post, "/v1/admin/refresh", ("Authorization", $"Bearer {KeyboardApi.AdminToken}"));
        answer.StatusCode.ShouldBe(HttpStatusCode.OK, await answer.Content.ReadAsStringAsync(Cancelled));
    }

    private async Task<HttpResponseMessage> PushAsync(string body, string? signature)
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, "/v1/webhooks/firmware");
        request.Content = new StringContent(body, Encoding.UTF8, MediaTypeHeaderValue.Parse("application/json"));
        request.Headers.Add("X-GitHub-Event", "push");
        if (signature is not null)
        {
            request.Headers.TryAddWithoutValidation("X-Hub-Signature-256", signature);
        }

        return await api.Client.SendAsync(request, Cancelled);
    }

    private static string Signature(string body, string secret) =>
        $"sha256={Convert.ToHexStringLower(HMACSHA256.HashData(Encoding.UTF8.GetBytes(secret), Encoding.UTF8.GetBytes(body)))}";
}

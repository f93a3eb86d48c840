using KeymapBakery.Gateway.Tests.Running;
using Shouldly;

namespace KeymapBakery.Gateway.Tests;

/// <summary>What clients ask for besides the keymap: that a repetition be known, and that somebody be told of the end.</summary>
public sealed class SubmissionTermsTests(RunningGateway gateway)
{
    [Fact]
    public async Task The_same_key_and_keymap_again_is_the_same_job_with_quotes_or_without()
    {
        var key = Guid.NewGuid().ToString();
        var first = await SubmitAsync(key);

        (await SubmitAsync($"\"{key}\"")).ShouldBe(first);
        (await SubmitAsync(Guid.NewGuid().ToString())).ShouldNotBe(first);
    }

    [Fact]
    public async Task The_same_key_for_another_keymap_is_refused()
    {
        var key = Guid.NewGuid().ToString();
        await SubmitAsync(key);

        using var response = await gateway.PostToAsync(
            "/v1/compile", GatewayClient.Keymap.Replace("KC_A", "KC_B", StringComparison.Ordinal), ("Idempotency-Key", key));

        (await response.ErrorAsync(422)).Message().ShouldContain("idempotency key");
    }

    [Theory]
    [InlineData("\"\"")]
    [InlineData("a b")]
    [InlineData("\"a\"b\"")]
    [InlineData("\"a\\b\"")]
    public async Task A_key_that_is_none_is_refused(string key)
    {
        using var response = await gateway.PostToAsync("/v1/compile", GatewayClient.Keymap, ("Idempotency-Key", key));

        (await response.ErrorAsync(400)).Message().ShouldContain("Idempotency-Key");
    }

    [Fact]
    public async Task Two_keys_or_one_that_is_too_long_are_refused()
    {
        using var two = await gateway.PostToAsync("/v1/compile", GatewayClient.Keymap, ("Idempotency-Key", "a"), ("Idempotency-Key", "b"));
        using var long_ = await gateway.PostToAsync("/v1/compile", GatewayClient.Keymap, ("Idempotency-Key", new string('k', 256)));

        await two.ErrorAsync(400);
        await long_.ErrorAsync(400);
    }

    [Fact]
    public async Task The_job_service_is_told_whom_to_tell_and_the_keymap_stays_as_it_is()
    {
        using var response = await gateway.PostToAsync("/v1/compile?callback=https%3A%2F%2Fci.example.org%2Fdone%3Fa%3D1", GatewayClient.Keymap);

        var submitted = gateway.Jobs.Submitted[(await response.JsonAsync())["job_id"]!.GetValue<string>()];
        submitted.Callback.Url.ShouldBe("https://ci.example.org/done?a=1");
        submitted.Callback.ApiUrl.ShouldBe(gateway.Client.BaseAddress!.GetLeftPart(UriPartial.Authority));
        submitted.PostedJson.ShouldBe(GatewayClient.Keymap);
    }

    [Fact]
    public async Task Somebody_who_may_not_be_told_is_refused()
    {
        using var response = await gateway.PostToAsync("/v1/compile?callback=https://elsewhere.example.org/", GatewayClient.Keymap);

        (await response.ErrorAsync(422)).Message().ShouldContain("callback");
    }

    private async Task<string> SubmitAsync(string key)
    {
        using var response = await gateway.PostToAsync("/v1/compile", GatewayClient.Keymap, ("Idempotency-Key", key));
        return (await response.JsonAsync())["job_id"]!.GetValue<string>();
    }
}

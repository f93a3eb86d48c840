using System.Net;
using System.Text.Json.Nodes;
using KeymapBakery.Gateway.Tests.Running;
using Shouldly;

namespace KeymapBakery.Gateway.Tests;

public sealed class CheckTests(RunningGateway gateway)
{
    private const string Path = "/v1/keymaps/validate";

    [Fact]
    public async Task A_keymap_that_would_be_compiled_is_valid_and_nothing_is_submitted()
    {
        var before = gateway.Jobs.Submitted.Count;

        var answer = await CheckAsync(gateway, GatewayClient.Keymap);

        answer["valid"]!.GetValue<bool>().ShouldBeTrue();
        answer["errors"]!.AsArray().ShouldBeEmpty();
        answer["warnings"]!.AsArray().ShouldBeEmpty();
        gateway.Jobs.Submitted.Count.ShouldBe(before);
    }

    [Fact]
    public async Task Every_key_that_would_be_refused_is_named()
    {
        var answer = await CheckAsync(
            gateway, """{"keyboard":"a","keymap":"m","layout":"LAYOUT","layers":[["KC_A","KC_A;"],["#include","MO("]]}""");

        answer["valid"]!.GetValue<bool>().ShouldBeFalse();
        answer["errors"]!.AsArray().Select(error => error!["path"]!.GetValue<string>())
            .ShouldBe(["$.layers[0][1]", "$.layers[1][0]", "$.layers[1][1]"]);
    }

    [Fact]
    public async Task Text_that_is_no_keymap_is_not_valid_either()
    {
        var answer = await CheckAsync(gateway, "{\n oops");

        answer["valid"]!.GetValue<bool>().ShouldBeFalse();
        answer["errors"]![0]!["line"]!.GetValue<int>().ShouldBe(2);
    }

    [Fact]
    public async Task What_the_firmware_knows_is_asked_of_the_metadata_service()
    {
        await using var known = new RunningGateway { HasMetadata = true };
        await known.InitializeAsync();

        await CheckAsync(known, GatewayClient.Keymap);

        known.Metadata.Validations.ShouldHaveSingleItem();
    }

    [Fact]
    public async Task Checking_takes_nothing_from_what_a_client_may_submit()
    {
        await using var limited = new RunningGateway
        {
            Settings =
            {
                ["Gateway:RateLimit:Enabled"] = "true",
                ["Gateway:RateLimit:Burst"] = "1",
                ["Gateway:RateLimit:PerMinute"] = "1",
                ["Gateway:RateLimit:MaxWait"] = "00:00:00",
                ["Gateway:Compile:BatchKeymaps"] = "1",
            },
        };
        await limited.InitializeAsync();

        for (var time = 0; time < 5; time++)
        {
            await CheckAsync(limited, GatewayClient.Keymap);
        }

        await limited.SubmitAsync();
    }

    [Fact]
    public async Task A_body_beyond_the_limit_is_refused()
    {
        using var response = await gateway.SendAsync(HttpMethod.Post, Path, new ByteArrayContent(new byte[(1024 * 1024) + 1]));

        await response.ErrorAsync(413);
    }

    private static async Task<JsonNode> CheckAsync(RunningGateway gateway, string keymap)
    {
        using var response = await gateway.SendAsync(HttpMethod.Post, Path, new StringContent(keymap));
        response.StatusCode.ShouldBe(HttpStatusCode.OK);
        return await response.JsonAsync();
    }
}

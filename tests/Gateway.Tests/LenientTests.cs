using System.Net;
using System.Text.Json.Nodes;
using KeymapBakery.Gateway.Tests.Running;
using Shouldly;

namespace KeymapBakery.Gateway.Tests;

public sealed class LenientTests(RunningGateway gateway)
{
    private const string WithWrongKeys = """
        {"keyboard":"crkbd/rev1","keymap":"mine","layout":"LAYOUT_split_3x5_3","layers":[["KC_A","KC_A;"],["MO(","KC_B"]],"notes":"#include"}
        """;

    [Fact]
    public async Task A_page_that_asks_for_nothing_gets_a_job_whose_compile_names_the_wrong_keys()
    {
        using var response = await PostAsync(WithWrongKeys, ("Origin", "https://config.qmk.fm"));

        response.StatusCode.ShouldBe(HttpStatusCode.OK);
        var submitted = gateway.Jobs.Submitted[(await response.JsonAsync())["job_id"]!.GetValue<string>()];
        submitted.PostedJson.ShouldBe(WithWrongKeys);
        var layers = JsonNode.Parse(submitted.CanonicalJson)!["layers"]!;
        layers[0]![0]!.GetValue<string>().ShouldBe("KC_A");
        layers[0]![1]!.GetValue<string>().ShouldBe("NOT_A_KEYCODE_IN_LAYER_0_KEY_1");
        layers[1]![0]!.GetValue<string>().ShouldBe("NOT_A_KEYCODE_IN_LAYER_1_KEY_0");
    }

    [Fact]
    public async Task However_many_keys_are_wrong()
    {
        var keys = string.Join(',', Enumerable.Repeat("\"KC_A;\"", 200));

        using var response = await PostAsync(
            $$"""{"keyboard":"a","keymap":"m","layout":"LAYOUT","layers":[[{{keys}}]]}""", ("Prefer", "handling=lenient"));

        var submitted = gateway.Jobs.Submitted[(await response.JsonAsync())["job_id"]!.GetValue<string>()];
        submitted.CanonicalJson.ShouldNotContain("KC_A;");
        submitted.CanonicalJson.ShouldContain("NOT_A_KEYCODE_IN_LAYER_0_KEY_199");
    }

    [Theory]
    [InlineData("Origin", "https://config.qmk.fm", "Prefer", "respond-async, handling=strict")]
    [InlineData("Origin", "https://config.qmk.fm", "Accept", "application/json, application/problem+json")]
    [InlineData("User-Agent", "a-script/1.0", "Accept", "*/*")]
    public async Task Who_can_read_what_is_wrong_is_told(string header, string value, string otherHeader, string otherValue)
    {
        using var response = await PostAsync(WithWrongKeys, (header, value), (otherHeader, otherValue));

        response.StatusCode.ShouldBe(HttpStatusCode.UnprocessableEntity);
    }

    [Theory]
    [InlineData("""{"keyboard":"../a","keymap":"m","layout":"LAYOUT","layers":[["KC_A;"]]}""", HttpStatusCode.UnprocessableEntity)]
    [InlineData("""{"keyboard":"a","keymap":"m","layout":"LAYOUT","layers":[["KC_A",5]]}""", HttpStatusCode.UnprocessableEntity)]
    [InlineData("""{"keyboard":"a","keymap":"m","layers":[["KC_A;"]]}""", HttpStatusCode.BadRequest)]
    [InlineData("oops", HttpStatusCode.BadRequest)]
    public async Task What_is_wrong_besides_keycodes_is_refused_all_the_same(string keymap, HttpStatusCode status)
    {
        using var response = await PostAsync(keymap, ("Origin", "https://config.qmk.fm"));

        response.StatusCode.ShouldBe(status);
    }

    private async Task<HttpResponseMessage> PostAsync(string keymap, params (string Name, string Value)[] headers)
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, "/v1/compile") { Content = new StringContent(keymap) };
        foreach (var (name, value) in headers)
        {
            request.Headers.TryAddWithoutValidation(name, value);
        }

        return await gateway.Client.SendAsync(request, TestContext.Current.CancellationToken);
    }
}

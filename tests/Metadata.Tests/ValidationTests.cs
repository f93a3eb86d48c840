using System.Net;
using System.Text;
using System.Text.Json.Nodes;
using KeymapBakery.Metadata.Tests.Running;
using Shouldly;

namespace KeymapBakery.Metadata.Tests;

/// <summary>A keymap that certainly cannot compile is refused when it is posted; any other is compiled.</summary>
public sealed class ValidationTests(KeyboardApi api) : IClassFixture<KeyboardApi>
{
    private const string Keys = "\"KC_A\",\"KC_B\",\"KC_C\",\"KC_D\",\"KC_E\"";

    [Theory]
    [InlineData("bakery/pretzl", "LAYOUT_ortho_2x3", Keys + ",\"KC_F\"", "$.keyboard", "bakery/pretzel")]
    [InlineData("bakery/pretzel", "LAYOUT_ortho_2x4", Keys + ",\"KC_F\"", "$.layout", "LAYOUT_ortho_2x3")]
    [InlineData("bakery/pretzel", "LAYOUT_ortho_2x3", Keys, "$.layers[0]", null)]
    public async Task What_cannot_compile_is_refused_with_its_place(string keyboard, string layout, string keys, string path, string? suggestion)
    {
        var (status, answer) = await PostAsync(keyboard, layout, keys);

        status.ShouldBe(HttpStatusCode.UnprocessableEntity);
        var error = answer["errors"]!.AsArray().ShouldHaveSingleItem()!;
        ((string)error["path"]!).ShouldBe(path);
        if (suggestion is not null)
        {
            ((string)error["suggestion"]!).ShouldContain(suggestion);
        }
    }

    [Fact]
    public async Task A_keycode_nobody_knows_is_a_warning_with_a_suggestion()
    {
        var (status, answer) = await PostAsync("bakery/pretzel", "LAYOUT_ortho_2x3", Keys + ",\"KC_ENTR\"");

        status.ShouldBe(HttpStatusCode.OK);
        ((bool)answer["enqueued"]!).ShouldBeTrue();
        var warning = answer["warnings"]!.AsArray().ShouldHaveSingleItem()!;
        ((string)warning["path"]!).ShouldBe("$.layers[0][5]");
        ((string)warning["message"]!).ShouldContain("KC_ENTR");
    }

    [Theory]
    [InlineData("bakery/pretzel", "LT(1, KC_F)")]
    [InlineData("bakery/brezel", "LT(1, KC_F)")]
    // A name for S(KC_1), which the firmware publishes among those of host layouts.
    [InlineData("bakery/pretzel", "KC_EXLM")]
    public async Task A_keymap_that_fits_is_taken_without_a_word(string keyboard, string keycode)
    {
        var (status, answer) = await PostAsync(keyboard, "LAYOUT_ortho_2x3", $"{Keys},\"{keycode}\"");

        status.ShouldBe(HttpStatusCode.OK);
        answer["warnings"].ShouldBeNull();
    }

    private async Task<(HttpStatusCode Status, JsonNode Answer)> PostAsync(string keyboard, string layout, string keys)
    {
        using var body = new StringContent(
            $$"""{"keyboard":"{{keyboard}}","keymap":"mine","layout":"{{layout}}","layers":[[{{keys}}]]}""", Encoding.UTF8, "application/json");
        using var response = await api.Client.PostAsync(new Uri("/v1/compile", UriKind.Relative), body, TestContext.Current.CancellationToken);
        return (response.StatusCode, JsonNode.Parse(await response.Content.ReadAsStringAsync(TestContext.Current.CancellationToken))!);
    }
}

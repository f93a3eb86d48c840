using System.Net;
using System.Text.Json.Nodes;
using KeymapBakery.Metadata.Tests.Running;
using Shouldly;

namespace KeymapBakery.Metadata.Tests;

public sealed class DocumentTests(KeyboardApi api)
{
    private static readonly string[] Names = ["bakery/baguette/rev1", "bakery/baguette/rev2", "bakery/croissant", "bakery/pretzel"];

    [Fact]
    public async Task The_list_of_keyboards_is_served_plain_and_dated()
    {
        NamesIn(await api.GetJsonAsync("/v1/keyboards")).ShouldBe(Names);

        var list = await api.GetJsonAsync("/v1/keyboard_list.json");
        NamesIn(list["keyboards"]!).ShouldBe(Names);
        list["last_updated"]!.GetValue<string>().ShouldMatch(@"^\d{4}-\d\d-\d\d \d\d:\d\d:\d\d GMT$");
    }

    [Theory]
    [InlineData("/v1/keyboards/bakery/pretzel")]
    [InlineData("/v1/keyboards/bakery/pretzel/info.json")]
    public async Task A_keyboard_has_slashes_in_its_name_as_they_are(string path)
    {
        var info = await api.GetJsonAsync(path);

        var keyboard = info["keyboards"]!["bakery/pretzel"]!;
        keyboard["layouts"]!["LAYOUT_ortho_2x3"]!["layout"]!.AsArray().Count.ShouldBe(6);
        keyboard["keyboard_folder"]!.GetValue<string>().ShouldBe("bakery/pretzel");
    }

    [Theory]
    [InlineData("/v1/keyboards/bakery/brezel/info.json", "bakery/brezel")]
    [InlineData("/v1/keyboards/bakery/baguette", "bakery/baguette")]
    public async Task An_old_name_leads_to_the_keyboard_under_the_name_that_was_asked_for(string path, string name)
    {
        var keyboards = (await api.GetJsonAsync(path))["keyboards"]!.AsObject();

        keyboards.Select(keyboard => keyboard.Key).ShouldBe([name]);
        keyboards[name]!["layouts"]!.AsObject().Count.ShouldBePositive();
    }

    [Fact]
    public async Task Several_keyboards_can_be_asked_for_at_once()
    {
        var keyboards = (await api.GetJsonAsync("/v1/keyboards/bakery/pretzel,bakery/brezel,bakery/croissant"))["keyboards"]!.AsObject();

        keyboards.Select(keyboard => keyboard.Key).ShouldBe(["bakery/pretzel", "bakery/brezel", "bakery/croissant"]);
        (await api.ErrorAsync("/v1/keyboards/bakery/pretzel,bakery/nothing")).ShouldContain("bakery/nothing");
    }

    [Theory]
    [InlineData("/v1/keyboards/all")]
    [InlineData("/v1/keyboards.json")]
    public async Task All_keyboards_are_served_in_one_file(string path)
    {
        var keyboards = (await api.GetJsonAsync(path))["keyboards"]!.AsObject();

        keyboards.Select(keyboard => keyboard.Key).ShouldBe(Names);
        foreach (var name in Names)
        {
            var single = (await api.GetJsonAsync($"/v1/keyboards/{name}"))["keyboards"]![name];
            JsonNode.DeepEquals(keyboards[name], single).ShouldBeTrue(name);
        }
    }

    [Theory]
    [InlineData("/v1/keyboards/bakery/pretzel/readme")]
    [InlineData("/v1/keyboards/bakery/pretzel/readme.md")]
    [InlineData("/v1/keyboards/bakery/brezel/readme.md")]
    public async Task A_readme_is_served_as_it_is(string path)
    {
        using var response = await api.GetAsync(path);

        response.StatusCode.ShouldBe(HttpStatusCode.OK);
        response.Content.Headers.ContentType!.ToString().ShouldBe("text/markdown; charset=utf-8");
        (await response.Content.ReadAsStringAsync(TestContext.Current.CancellationToken))
            .ShouldBe(File.ReadAllText(api.Firmware.Of("keyboards/bakery/pretzel/readme.md")));
    }

    [Theory]
    [InlineData("/v1/keyboards/bakery/pretzel/keymaps/default")]
    [InlineData("/v1/keyboards/bakery/pretzel/keymaps/default/keymap.json")]
    [InlineData("/v1/keyboards/bakery/brezel/keymaps/default")]
    public async Task A_keymap_of_a_keyboard_is_served(string path)
    {
        var keymap = await api.GetJsonAsync(path);

        keymap["layout"]!.GetValue<string>().ShouldBe("LAYOUT_ortho_2x3");
    }

    [Fact]
    public async Task A_keymap_of_a_folder_of_keyboards_is_served_where_it_lies()
    {
        (await api.GetJsonAsync("/v1/keyboards/bakery/baguette/keymaps/default/keymap.json"))["layers"]!.AsArray().Count.ShouldBePositive();
    }

    [Fact]
    public async Task A_keymap_that_is_not_there_is_answered_in_the_words_of_the_original()
    {
        (await api.ErrorAsync("/v1/keyboards/bakery/pretzel/keymaps/nope")).ShouldStartWith("No such keymap: nope");
    }

    [Theory]
    [InlineData("/v1/usb")]
    [InlineData("/v1/usb.json")]
    public async Task Usb_ids_lead_to_keyboards(string path)
    {
        var usb = (await api.GetJsonAsync(path))["usb"]!;

        usb["0xFEED"]!["0x0003"]!.AsObject().Select(keyboard => keyboard.Key).ShouldBe(["bakery/croissant"]);
    }

    [Fact]
    public async Task Old_names_and_the_whole_directory_are_served()
    {
        (await api.GetJsonAsync("/v1/keyboard_aliases.json"))["keyboard_aliases"]!["bakery/brezel"]!["target"]!.GetValue<string>()
            .ShouldBe("bakery/pretzel");

        var metadata = await api.GetJsonAsync("/v1/keyboard_metadata.json");
        NamesIn(metadata["keyboards"]!).ShouldBe(Names);
        metadata["usb"]!["0xFEED"].ShouldNotBeNull();
        metadata["keyboard_aliases"]!["bakery/brezel"].ShouldNotBeNull();
    }

    [Fact]
    public async Task Constants_are_listed_and_served()
    {
        var constants = (await api.GetJsonAsync("/v1/constants_metadata.json"))["constants"]!;
        NamesIn(constants["keycodes"]!).ShouldBe(["0.0.1"]);

        var keycodes = await api.GetJsonAsync("/v1/constants/keycodes_0.0.1.json");
        keycodes["keycodes"]!["0x0004"]!["key"]!.GetValue<string>().ShouldBe("KC_A");
    }

    [Theory]
    [InlineData("/v1/keyboards/bakery/pretzl", "Did you mean bakery/pretzel?")]
    [InlineData("/v1/keyboards/bakery/rye/info.json", "branch master")]
    [InlineData("/v1/keyboards/nothing/at/all/readme", "no keyboard nothing/at/all")]
    [InlineData("/v1/constants/nothing.json", "constants/nothing.json")]
    [InlineData("/v1/usb?branch=nowhere", "The branches are master, develop.")]
    public async Task What_is_not_there_is_said_to_be(string path, string message)
    {
        (await api.ErrorAsync(path)).ShouldContain(message);
    }

    [Fact]
    public async Task A_branch_is_picked_by_parameter_or_host_name()
    {
        (await api.GetJsonAsync("/v1/keyboards/bakery/rye?branch=develop"))["keyboards"]!["bakery/rye"].ShouldNotBeNull();

        using var response = await api.GetAsync("/v1/keyboards/bakery/rye", ("Host", "develop.example"));
        response.StatusCode.ShouldBe(HttpStatusCode.OK);
    }

    [Fact]
    public async Task Keyboards_are_named_among_the_children_of_the_api()
    {
        NamesIn((await api.GetJsonAsync("/v1"))["children"]!).ShouldBe(["compile", "converters", "keyboards", "skeletons"]);
    }

    [Fact]
    public async Task The_lint_of_a_keyboard_names_the_rules_it_breaks()
    {
        var lint = await api.GetJsonAsync("/v1/keyboards/bakery/rye/lint?branch=develop");

        lint["keyboard"]!.GetValue<string>().ShouldBe("bakery/rye");
        var finding = lint["findings"]!.AsArray().Single()!;
        finding["rule"]!.GetValue<string>().ShouldBe("readme-missing");
        finding["severity"]!.GetValue<string>().ShouldBe("error");
        finding["message"]!.GetValue<string>().ShouldContain("keyboards/bakery/rye");
    }

    [Fact]
    public async Task The_error_log_has_the_findings_of_all_keyboards()
    {
        var log = (await api.GetJsonAsync("/v1/keyboards/error_log?branch=develop")).AsArray();

        log.ShouldContain(entry => entry!["keyboard"]!.GetValue<string>() == "bakery/rye" && entry["rule"]!.GetValue<string>() == "readme-missing");
    }

    private static IEnumerable<string> NamesIn(JsonNode list) => list.AsArray().Select(name => name!.GetValue<string>());
}

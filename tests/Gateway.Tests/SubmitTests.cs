using System.Net;
using System.Text;
using KeymapBakery.Gateway.Tests.Running;
using Shouldly;

namespace KeymapBakery.Gateway.Tests;

public sealed class SubmitTests(RunningGateway gateway)
{
    [Fact]
    public async Task A_keymap_is_enqueued_with_the_answer_of_the_original()
    {
        using var response = await gateway.PostAsync(GatewayClient.Keymap);

        response.StatusCode.ShouldBe(HttpStatusCode.OK);
        var answer = await response.JsonAsync();
        answer.ShouldHaveTheShapeOf(RecordedAnswer.Read("submitted"));
        answer["enqueued"]!.GetValue<bool>().ShouldBeTrue();
        Guid.TryParseExact(answer["job_id"]!.GetValue<string>(), "D", out _).ShouldBeTrue();
    }

    [Fact]
    public async Task The_job_service_gets_the_keymap_as_posted_and_as_understood()
    {
        const string Posted = """
            { "keyboard": "crkbd/rev1", "keymap": "my keymap", "layout": "LAYOUT_split_3x5_3", "branch": "develop",
              "author": "Zoë ⌨", "layers": [["KC_A"]] }
            """;

        var jobId = await gateway.SubmitAsync(Posted);

        var submitted = gateway.Jobs.Submitted[jobId];
        submitted.PostedJson.ShouldBe(Posted);
        submitted.CanonicalJson.ShouldNotContain("author");
        submitted.Keyboard.ShouldBe("crkbd/rev1");
        submitted.Keymap.ShouldBe("my_keymap");
        submitted.Layout.ShouldBe("LAYOUT_split_3x5_3");
        submitted.Branch.ShouldBe("develop");
    }

    [Fact]
    public async Task A_byte_order_mark_is_skipped()
    {
        using var response = await gateway.PostAsync([.. Encoding.UTF8.Preamble, .. Encoding.UTF8.GetBytes(GatewayClient.Keymap)]);

        response.StatusCode.ShouldBe(HttpStatusCode.OK);
        var jobId = (await response.JsonAsync())["job_id"]!.GetValue<string>();
        gateway.Jobs.Submitted[jobId].PostedJson.ShouldBe(GatewayClient.Keymap);
    }

    [Theory]
    [InlineData("text/plain")]
    [InlineData("application/x-www-form-urlencoded")]
    [InlineData("application/octet-stream")]
    public async Task The_content_type_of_the_request_does_not_matter(string mediaType)
    {
        using var response = await gateway.PostAsync(GatewayClient.Keymap, mediaType);

        response.StatusCode.ShouldBe(HttpStatusCode.OK);
    }

    [Fact]
    public async Task No_content_type_at_all_is_fine_too()
    {
        var content = new ByteArrayContent(Encoding.UTF8.GetBytes(GatewayClient.Keymap));
        using var response = await gateway.SendAsync(HttpMethod.Post, "/v1/compile", content);

        response.StatusCode.ShouldBe(HttpStatusCode.OK);
    }

    [Theory]
    [InlineData("""{"keyboard":"a","keymap":"m","layout":"LAYOUT","layers":[["KC_A",null],null,["KC_TRNS","KC_B"]]}""")]
    [InlineData("""{"keyboard":"a","keymap":"layout_60_ansi_2025-11-21","layout":"LAYOUT","layers":[["KC_A"]],"author":"x","version":1}""")]
    [InlineData("""{"keyboard":"a","keymap":"naïve⌨","layout":"LAYOUT","layers":[["KC_A"]],"notes":"日本語"}""")]
    public async Task What_the_configurator_posts_is_accepted(string posted)
    {
        using var response = await gateway.PostAsync(posted);

        response.StatusCode.ShouldBe(HttpStatusCode.OK, await response.Content.ReadAsStringAsync(TestContext.Current.CancellationToken));
    }

    [Theory]
    [InlineData("{\n  \"keyboard\": \"a\",\n  oops\n}", 3, 3)]
    [InlineData("{\"keyboard\": \"a\"", 1, 17)]
    public async Task Text_that_is_not_JSON_is_told_where_it_stops_being_it(string posted, int line, int column)
    {
        using var response = await gateway.PostAsync(posted);

        var error = await response.ErrorAsync(400);
        error.Message().ShouldContain($"line {line}, column {column}", Case.Insensitive);
        var place = error["errors"]![0]!;
        place["path"]!.GetValue<string>().ShouldBe("$");
        place["line"]!.GetValue<int>().ShouldBe(line);
        place["column"]!.GetValue<int>().ShouldBe(column);
    }

    [Fact]
    public async Task An_empty_body_is_not_JSON_either()
    {
        using var response = await gateway.PostAsync("");

        var error = await response.ErrorAsync(400);
        error["errors"]![0]!["line"]!.GetValue<int>().ShouldBe(1);
    }

    [Fact]
    public async Task Bytes_that_are_not_text_are_refused()
    {
        using var response = await gateway.PostAsync([0x7b, 0x22, 0xff, 0xfe, 0x22, 0x3a, 0x31, 0x7d]);

        await response.ErrorAsync(400);
    }

    [Theory]
    [InlineData("{}")]
    [InlineData("[]")]
    [InlineData("null")]
    [InlineData("[1,2]")]
    [InlineData("\"abc\"")]
    [InlineData("42")]
    [InlineData("true")]
    public async Task JSON_that_is_no_keymap_is_refused_in_the_words_of_the_original(string posted)
    {
        using var response = await gateway.PostAsync(posted);

        var error = await response.ErrorAsync(400);
        error.ShouldHaveTheShapeOf(RecordedAnswer.Read("empty_object"), "errors");
        error.Message().ShouldStartWith(RecordedAnswer.Read("empty_object").Message());
    }

    [Theory]
    [InlineData("""{"keyboard":"a","keymap":"m"}""", "missing_layout_layers")]
    [InlineData("""{"keyboard":"a","keymap":"m","layers":[["KC_A"]]}""", "missing_layout")]
    [InlineData("""{"keyboard":"a","keymap":"m","layout":"LAYOUT"}""", "missing_layers")]
    public async Task Missing_members_are_named_in_the_words_of_the_original(string posted, string recorded)
    {
        using var response = await gateway.PostAsync(posted);

        var error = await response.ErrorAsync(400);
        error.Message().ShouldBe(RecordedAnswer.Read(recorded).Message());
    }

    [Theory]
    [InlineData("""{"keymap":"m","layout":"LAYOUT","layers":[["KC_A"]]}""", "keyboard")]
    [InlineData("""{"keyboard":null,"keymap":"m","layout":"LAYOUT","layers":[["KC_A"]]}""", "keyboard")]
    [InlineData("""{"keyboard":"a","layout":"LAYOUT","layers":[["KC_A"]]}""", "keymap")]
    [InlineData("""{"keyboard":"a","keymap":null,"layout":"LAYOUT","layers":[["KC_A"]]}""", "keymap")]
    public async Task A_missing_keyboard_or_keymap_is_named_too_where_the_original_failed(string posted, string key)
    {
        using var response = await gateway.PostAsync(posted);

        (await response.ErrorAsync(400)).Message().ShouldBe($"Invalid or missing keys: {key}");
    }

    [Theory]
    [InlineData("""{"keyboard":"../../etc","keymap":"m","layout":"LAYOUT","layers":[["KC_A"]]}""", "$.keyboard")]
    [InlineData("""{"keyboard":"/etc","keymap":"m","layout":"LAYOUT","layers":[["KC_A"]]}""", "$.keyboard")]
    [InlineData("""{"keyboard":["crkbd"],"keymap":"m","layout":"LAYOUT","layers":[["KC_A"]]}""", "$.keyboard")]
    [InlineData("""{"keyboard":7,"keymap":"m","layout":"LAYOUT","layers":[["KC_A"]]}""", "$.keyboard")]
    [InlineData("""{"keyboard":"a","keymap":"../../etc","layout":"LAYOUT","layers":[["KC_A"]]}""", "$.keymap")]
    [InlineData("""{"keyboard":"a","keymap":"..","layout":"LAYOUT","layers":[["KC_A"]]}""", "$.keymap")]
    [InlineData("""{"keyboard":"a","keymap":"x;touch pwned;","layout":"LAYOUT","layers":[["KC_A"]]}""", "$.keymap")]
    [InlineData("""{"keyboard":"a","keymap":"$(touch pwned)","layout":"LAYOUT","layers":[["KC_A"]]}""", "$.keymap")]
    [InlineData("""{"keyboard":"a","keymap":"m","layout":"LAYOUT(","layers":[["KC_A"]]}""", "$.layout")]
    [InlineData("""{"keyboard":"a","keymap":"m","layout":"LAYOUT","layers":[["KC_A"]],"branch":"--help"}""", "$.branch")]
    [InlineData("""{"keyboard":"a","keymap":"m","layout":"LAYOUT","layers":[["KC_A","KC_A) int x; ("]]}""", "$.layers[0][1]")]
    [InlineData("""{"keyboard":"a","keymap":"m","layout":"LAYOUT","layers":"abc"}""", "$.layers")]
    public async Task A_value_that_must_not_be_is_named_with_its_path(string posted, string path)
    {
        using var response = await gateway.PostAsync(posted);

        var error = await response.ErrorAsync(422);
        error.ShouldHaveTheShapeOf(RecordedAnswer.Read("traversal_keyboard"), "errors");
        error.Message().ShouldContain(path);
        var place = error["errors"]![0]!.AsObject();
        place.Select(member => member.Key).ShouldBe(["path", "message"]);
        place["path"]!.GetValue<string>().ShouldBe(path);
    }

    [Fact]
    public async Task Several_errors_are_told_at_once()
    {
        using var response = await gateway.PostAsync(
            """{"keyboard":"a","keymap":"m","layout":"LAYOUT","layers":[["KC_A;"],["KC_B","#KC"]]}""");

        var error = await response.ErrorAsync(422);
        error["errors"]!.AsArray().Select(place => place!["path"]!.GetValue<string>()).ShouldBe(["$.layers[0][0]", "$.layers[1][1]"]);
        error.Message().ShouldContain("1 more");
    }

    [Fact]
    public async Task What_the_job_service_refuses_is_told_with_its_reason()
    {
        using var response = await gateway.PostAsync(
            """{"keyboard":"a","keymap":"m","layout":"LAYOUT","layers":[["KC_A"]],"branch":"refused"}""");

        (await response.ErrorAsync(422)).Message().ShouldBe("There is no branch \"refused\"; use master.");
    }
}

using System.Net;
using System.Text;
using System.Text.Json.Nodes;
using KeymapBakery.Gateway.Tests.Running;
using Shouldly;

namespace KeymapBakery.Gateway.Tests;

/// <summary>Layouts of keyboard-layout-editor.com; what they mean is told by the tests of the library that reads them.</summary>
public sealed class ConverterTests(RunningGateway gateway)
{
    private const string Expected =
        """
        {"keyboard_name":"Two","url":"","maintainer":"qmk","layouts":{"LAYOUT":{"layout":[
          {"label":"Tab","x":0,"y":0,"w":1.5},{"label":"Q","x":1.5,"y":0},{"x":0,"y":1,"h":2},{"label":"⌨","x":3,"y":2,"r":15,"rx":3,"ry":2}]}}}
        """;

    [Theory]
    [InlineData("/v1/converters/kle")]
    [InlineData("/v1/converters/kle2qmk")]
    public async Task Raw_data_become_the_beginning_of_an_info_json(string path)
    {
        var raw = """{name:"Two"},[{w:1.5},"Tab","Q\nq"],[{h:2},""],[{r:15,rx:3,ry:2},"⌨",{d:true},"by me"]""";

        (await ConvertAsync(new JsonObject { ["raw"] = raw }.ToJsonString(), path)).ShouldBe(JsonNode.Parse(Expected)!.ToJsonString());
    }

    [Fact]
    public async Task The_editors_JSON_can_be_posted_as_text_or_as_it_is()
    {
        const string Layout = """[{"name":"Two"},[{"w":1.5},"Tab","Q"],[{"h":2},""],[{"r":15,"rx":3,"ry":2},"⌨"]]""";

        (await ConvertAsync($$"""{"raw":{{Layout}}}""")).ShouldBe(JsonNode.Parse(Expected)!.ToJsonString());
        (await ConvertAsync(new JsonObject { ["raw"] = Layout }.ToJsonString())).ShouldBe(JsonNode.Parse(Expected)!.ToJsonString());
    }

    [Theory]
    [InlineData("{}", "Invalid JSON data!")]
    [InlineData("[]", "Invalid JSON data!")]
    [InlineData("null", "Invalid JSON data!")]
    [InlineData("0", "Invalid JSON data!")]
    [InlineData("[1]", "You must supply either \"id\" or \"raw\" labels.")]
    [InlineData("\"abc\"", "You must supply either \"id\" or \"raw\" labels.")]
    [InlineData("42", "You must supply either \"id\" or \"raw\" labels.")]
    [InlineData("""{"name":"x"}""", "You must supply either \"id\" or \"raw\" labels.")]
    public async Task A_body_without_a_layout_is_refused_in_the_words_of_the_original(string body, string message) =>
        (await RefuseAsync(body)).Message().ShouldBe(message);

    [Theory]
    [InlineData("", "$", 1, 1)]
    [InlineData("{\"raw\":\n \"a", "$", 2, 2)]
    [InlineData("{\"raw\":[NaN]}", "$", 1, 9)]
    [InlineData("{\"raw\":[[\"A\"],\n[{\"w\":\"x\"},\"B\"]]}", "$.raw[1][0].w", 2, 7)]
    [InlineData("{\"raw\":7}", "$.raw", 1, 8)]
    [InlineData("{\"id\":7}", "$.id", 1, 7)]
    [InlineData("{\"id\":null,\"raw\":\"['A']\"}", "$.id", 1, 7)]
    public async Task A_mistake_is_told_with_its_place_in_the_body(string body, string path, int line, int column)
    {
        var place = (await RefuseAsync(body))["errors"]![0]!;

        place["path"]!.GetValue<string>().ShouldBe(path);
        place["line"]!.GetValue<int>().ShouldBe(line);
        place["column"]!.GetValue<int>().ShouldBe(column);
    }

    [Theory]
    [InlineData("[{w:NaN},'A']", "$.raw", "line 1, column 5: NaN is not a number")]
    [InlineData("['A'],[{w:1e9},'B',{r:1},'C']", "$.raw[1][0].w", "between 0 and 100 (1 more in errors)")]
    [InlineData("", "$.raw", "has no keys")]
    public async Task A_mistake_in_raw_data_is_told_with_its_path_or_place_there(string raw, string path, string message)
    {
        var error = await RefuseAsync(new JsonObject { ["raw"] = raw }.ToJsonString());

        error.Message().ShouldStartWith($"Could not parse KLE raw data: {path}: ");
        error.Message().Replace(".", "", StringComparison.Ordinal).ShouldContain(message.Replace(".", "", StringComparison.Ordinal));
        error["errors"]![0]!["path"]!.GetValue<string>().ShouldBe(path);
        error["errors"]![0]!["line"].ShouldBeNull();
    }

    [Fact]
    public async Task What_is_no_text_too_deep_or_too_long_is_refused()
    {
        (await RefuseAsync([0x7b, 0xff, 0x7d])).Message().ShouldContain("UTF-8");
        (await RefuseAsync($"{{\"raw\":{new string('[', 400_000)}")).Message().ShouldContain("32 deep");
        (await RefuseAsync(Encoding.UTF8.GetBytes(new string(' ', (1024 * 1024) + 1)), 413)).Message().ShouldContain("larger than");
    }

    private async Task<string> ConvertAsync(string body, string path = "/v1/converters/kle")
    {
        using var response = await gateway.SendAsync(HttpMethod.Post, path, new StringContent(body));
        var answer = await response.JsonAsync();
        response.StatusCode.ShouldBe(HttpStatusCode.OK, answer.ToJsonString());
        return answer.ToJsonString();
    }

    private Task<JsonObject> RefuseAsync(string body) => RefuseAsync(Encoding.UTF8.GetBytes(body));

    private async Task<JsonObject> RefuseAsync(byte[] body, int status = 400)
    {
        using var response = await gateway.SendAsync(HttpMethod.Post, "/v1/converters/kle", new ByteArrayContent(body));
        return await response.ErrorAsync(status);
    }
}

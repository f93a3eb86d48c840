using System.Text.Json.Nodes;
using KeymapBakery.Gateway.Tests.Running;
using Microsoft.AspNetCore.Http;
using Shouldly;

namespace KeymapBakery.Gateway.Tests;

/// <summary>Layouts that are named by the gist they are saved in.</summary>
public sealed class GistTests : IAsyncLifetime
{
    private const string Id = "0123456789abcdef0123";
    private const string Layout = """[{"name":"Gist"},["A"]]""";

    private GistServer _github = null!;
    private RunningGateway _gateway = null!;

    private static CancellationToken Cancelled => TestContext.Current.CancellationToken;

    public async ValueTask InitializeAsync()
    {
        _github = await GistServer.StartAsync();
        _gateway = await StartAsync();
    }

    public async ValueTask DisposeAsync()
    {
        await _gateway.DisposeAsync();
        await _github.DisposeAsync();
    }

    [Theory]
    [InlineData(Id)]
    [InlineData("/gists/" + Id)]
    [InlineData(" https://www.keyboard-layout-editor.com/#/gists/" + Id + " ")]
    [InlineData("http://www.keyboard-layout-editor.com/##@_name=x#/gists/" + Id + "?a=b")]
    [InlineData("https://gist.github.com/somebody/0123456789ABCDEF0123#file-x")]
    public async Task A_layout_is_fetched_by_its_id_however_that_is_given(string given)
    {
        _github.Answer = context => AnswerAsync(context, ("x.kbd.json", Layout));

        (await ConvertAsync(given))["keyboard_name"]!.GetValue<string>().ShouldBe("Gist");
        _github.Requests.ShouldBe([($"/gists/{Id}", "")]);
    }

    [Theory]
    [InlineData("https://example.org/gists/" + Id, "no URL of www.keyboard-layout-editor.com")]
    [InlineData("file:///gists/" + Id, "no URL of")]
    [InlineData("https://www.keyboard-layout-editor.com/#/samples/iso-105", "id of a gist")]
    [InlineData("..", "id of a gist")]
    [InlineData("https://gist.github.com/a/x?/gists/y", "id of a gist")]
    [InlineData("", "id of a gist")]
    public async Task What_names_no_gist_is_refused_and_nobody_is_asked(string given, string message)
    {
        (await RefuseAsync(given, 400)).Message().ShouldContain(message);
        _github.Requests.ShouldBeEmpty();
    }

    [Fact]
    public async Task The_file_that_is_named_like_a_layout_goes_before_others()
    {
        _github.Answer = context => AnswerAsync(context, ("a.md", "text"), ("b.json", "{}"), ("c.KBD.JSON", Layout));
        (await ConvertAsync(Id))["keyboard_name"]!.GetValue<string>().ShouldBe("Gist");

        _github.Answer = context => AnswerAsync(context, ("first", Layout), ("second", "no layout"));
        (await ConvertAsync("a1"))["keyboard_name"]!.GetValue<string>().ShouldBe("Gist");
    }

    [Fact]
    public async Task A_copy_is_used_while_it_is_fresh_and_then_asked_about()
    {
        _github.Answer = context =>
        {
            context.Response.Headers.ETag = "\"one\"";
            return AnswerAsync(context, ("x.json", Layout));
        };
        await ConvertAsync(Id);
        await ConvertAsync(Id);
        _github.Requests.Count.ShouldBe(1);

        await using var impatient = await StartAsync(("Freshness", "00:00:00"));
        await ConvertAsync(Id, impatient);
        _github.Answer = context =>
        {
            context.Response.StatusCode = 304;
            return Task.CompletedTask;
        };
        (await ConvertAsync(Id, impatient))["keyboard_name"]!.GetValue<string>().ShouldBe("Gist");
        _github.Requests.Last().Tag.ShouldBe("\"one\"");
    }

    [Fact]
    public async Task A_mistake_in_the_gist_is_told_with_its_path_there()
    {
        _github.Answer = context => AnswerAsync(context, ("x.json", "[[\"A\",5]]"));

        var error = await RefuseAsync(Id, 400);
        error.Message().ShouldStartWith("Could not parse KLE raw data: in the gist, $[0][1]: ");
    }

    [Theory]
    [InlineData(404, 404, "There is no gist")]
    [InlineData(500, 502, "status 500")]
    [InlineData(302, 502, "status 302")]
    [InlineData(403, 502, "status 403")]
    public async Task What_GitHub_refuses_is_told(int theirs, int ours, string message)
    {
        _github.Answer = context =>
        {
            context.Response.StatusCode = theirs;
            context.Response.Headers.Location = _github.Address;
            return Task.CompletedTask;
        };

        (await RefuseAsync(Id, ours)).Message().ShouldContain(message);
        _github.Requests.Count.ShouldBe(1);
    }

    [Theory]
    [InlineData(429, "Retry-After", "120", 120)]
    [InlineData(403, "Retry-After", "60", 60)]
    [InlineData(429, "X-Other", "1", 5)]
    public async Task A_limit_of_GitHub_is_kept_and_passed_on(int status, string header, string value, int seconds)
    {
        _github.Answer = context =>
        {
            context.Response.StatusCode = status;
            context.Response.Headers[header] = value;
            return Task.CompletedTask;
        };

        foreach (var id in (string[])["a1", "a2"])
        {
            using var response = await SendAsync(id, _gateway);
            await response.ErrorAsync(503);
            response.Headers.RetryAfter!.Delta!.Value.TotalSeconds.ShouldBeInRange(seconds - 3, seconds);
        }

        _github.Requests.Count.ShouldBe(1);
    }

    [Theory]
    [InlineData("""{"files":{}}""", 400, "no files")]
    [InlineData("""{"files":{"x.json":{"truncated":true,"content":"[["}}}""", 400, "longer than")]
    [InlineData("""{"files":{"x.json":{"content":7}}}""", 502, "cannot be understood")]
    [InlineData("""{"files":{"x.json":{"content":"\ud800"}}}""", 502, "cannot be understood")]
    [InlineData("""{"files":[]}""", 502, "cannot be understood")]
    [InlineData("[]", 502, "cannot be understood")]
    [InlineData("<html>", 502, "cannot be understood")]
    [InlineData("", 502, "cannot be understood")]
    public async Task An_answer_that_is_no_gist_is_told(string answer, int status, string message)
    {
        _github.Answer = context => context.Response.WriteAsync(answer, Cancelled);

        (await RefuseAsync(Id, status)).Message().ShouldContain(message);
    }

    [Fact]
    public async Task Size_and_time_are_limited()
    {
        await using var strict = await StartAsync(("MaximumBytes", "2000"), ("MaximumLength", "10"), ("Timeout", "00:00:00.5"));

        _github.Answer = context => AnswerAsync(context, ("x.json", Layout));
        (await RefuseAsync("a1", 400, strict)).Message().ShouldContain("longer than 10 characters");
        _github.Answer = context => context.Response.WriteAsync(new string(' ', 5000), Cancelled);
        (await RefuseAsync("a2", 400, strict)).Message().ShouldContain("larger than 2000 bytes");
        _github.Answer = context => Task.Delay(TimeSpan.FromSeconds(20), context.RequestAborted);
        (await RefuseAsync("a3", 502, strict)).Message().ShouldContain("0.5 seconds");
    }

    [Fact]
    public async Task Without_GitHub_or_when_it_is_switched_off_the_layout_can_still_be_posted()
    {
        await using var off = await StartAsync(("Enabled", "false"));
        (await RefuseAsync(Id, 400, off)).Message().ShouldContain("Post the layout itself as raw");

        await using var away = await StartAsync(("Address", "http://127.0.0.1:9/"));
        (await RefuseAsync(Id, 502, away)).Message().ShouldContain("cannot be reached");
    }

    [Theory]
    [InlineData("Address", "http://api.github.com/")]
    [InlineData("Address", "https://api.github.com/?x=y")]
    [InlineData("Address", "/gists")]
    [InlineData("Token", "two words")]
    [InlineData("MaximumBytes", "0")]
    [InlineData("Timeout", "01:00:00")]
    public async Task Settings_that_make_no_sense_are_refused_at_start(string setting, string value)
    {
        var failure = await RefusedStart.ReasonAsync(($"Gateway:Gists:{setting}", value));

        failure.Message.ShouldContain(setting);
    }

    private async Task<RunningGateway> StartAsync(params (string Name, string Value)[] settings)
    {
        var gateway = new RunningGateway { Settings = new() { ["Gateway:Gists:Address"] = _github.Address } };
        foreach (var (name, value) in settings)
        {
            gateway.Settings[$"Gateway:Gists:{name}"] = value;
        }

        await gateway.InitializeAsync();
        return gateway;
    }

    private static Task AnswerAsync(HttpContext context, params (string Name, string Content)[] files)
    {
        var answer = new JsonObject
        {
            ["files"] = new JsonObject(files.Select(file => KeyValuePair.Create<string, JsonNode?>(
                file.Name, new JsonObject { ["content"] = file.Content, ["truncated"] = false }))),
        };
        return context.Response.WriteAsync(answer.ToJsonString(), context.RequestAborted);
    }

    private static Task<HttpResponseMessage> SendAsync(string id, RunningGateway gateway) =>
        gateway.SendAsync(HttpMethod.Post, "/v1/converters/kle", new StringContent(new JsonObject { ["id"] = id }.ToJsonString()));

    private async Task<JsonObject> ConvertAsync(string id, RunningGateway? gateway = null)
    {
        using var response = await SendAsync(id, gateway ?? _gateway);
        var answer = await response.JsonAsync();
        response.IsSuccessStatusCode.ShouldBeTrue(answer.ToJsonString());
        return answer;
    }

    private async Task<JsonObject> RefuseAsync(string id, int status, RunningGateway? gateway = null)
    {
        using var response = await SendAsync(id, gateway ?? _gateway);
        return await response.ErrorAsync(status);
    }
}

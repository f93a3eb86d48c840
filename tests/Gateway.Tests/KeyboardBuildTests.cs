using System.IO.Compression;
using System.Net;
using System.Net.Http.Headers;
using System.Text.Json.Nodes;
using Google.Protobuf.WellKnownTypes;
using KeymapBakery.Gateway.Tests.Running;
using KeymapBakery.Protos.Jobs.V1;
using Shouldly;

namespace KeymapBakery.Gateway.Tests;

/// <summary>Which keyboards compile, in the shapes of api.qmk.fm.</summary>
public sealed class KeyboardBuildTests : IAsyncLifetime
{
    private const string Output = "Compiling \u001b[32m[OK]\u001b[0m\nΨ \"done\"\n";

    private readonly RunningGateway _gateway = new();

    private static CancellationToken Cancelled => TestContext.Current.CancellationToken;

    public ValueTask InitializeAsync() => _gateway.InitializeAsync();

    public ValueTask DisposeAsync() => _gateway.DisposeAsync();

    [Theory]
    [InlineData("build_status")]
    [InlineData("build_summary")]
    [InlineData("build_log")]
    public async Task While_nothing_was_compiled_there_is_an_empty_object(string list)
    {
        (await _gateway.GetJsonAsync($"/v1/keyboards/{list}")).ShouldBeEmpty();
    }

    [Fact]
    public async Task The_lists_name_every_keyboard_in_order_over_all_pages()
    {
        AddBuilds();

        var status = await _gateway.GetJsonAsync("/v1/keyboards/build_status");
        status.ToJsonString().ShouldBe("""{"a":true,"b/rev1":false,"c":true}""");

        var summary = await _gateway.GetJsonAsync("/v1/keyboards/build_summary?branch=master");
        summary.ToJsonString().ShouldBe(
            """
            {"a":{"last_tested":1795220686,"warnings":true,"works":true},"b/rev1":{"last_tested":1795220686,"warnings":false,"works":false},"c":{"last_tested":1795220686,"warnings":false,"works":true}}
            """);

        var log = await _gateway.GetJsonAsync("/v1/keyboards/build_log");
        log.Select(keyboard => keyboard.Key).ShouldBe(["a", "b/rev1", "c"]);
        log["b/rev1"]!.AsObject().Select(member => member.Key).ShouldBe(["last_tested", "message", "warnings", "works"]);
        log["b/rev1"]!["message"]!.GetValue<string>().ShouldBe(Output);
    }

    [Theory]
    [InlineData("/v1/keyboards/a/build_log", true)]
    [InlineData("/v1/keyboards/b/rev1/build_log", false)]
    [InlineData("/v1/keyboards/b%2Frev1/build_log", false)]
    public async Task A_keyboard_has_a_log_of_its_own(string path, bool works)
    {
        AddBuilds();

        var entry = await _gateway.GetJsonAsync(path);

        entry.Select(member => member.Key).ShouldBe(["last_tested", "message", "warnings", "works"]);
        entry["works"]!.GetValue<bool>().ShouldBe(works);
        entry["last_tested"]!.GetValue<long>().ShouldBe(1795220686);
        entry["message"]!.GetValue<string>().ShouldBe(Output);
    }

    [Fact]
    public async Task A_keyboard_without_a_result_is_null_and_one_that_does_not_exist_is_not_found()
    {
        AddBuilds();
        _gateway.Jobs.OtherKeyboards.Add("d/e/f");

        using var waiting = await _gateway.SendAsync(HttpMethod.Get, "/v1/keyboards/d/e/f/build_log");
        waiting.StatusCode.ShouldBe(HttpStatusCode.OK);
        (await waiting.Content.ReadAsStringAsync(Cancelled)).ShouldBe("null");

        using var unknown = await _gateway.SendAsync(HttpMethod.Get, "/v1/keyboards/no/such/build_log");
        (await unknown.ErrorAsync(404)).Message().ShouldContain("no/such");
    }

    [Theory]
    [InlineData("/v1/keyboards/build_status?branch=nope")]
    [InlineData("/v1/keyboards/build_log?branch=nope")]
    [InlineData("/v1/keyboards/a/build_log?branch=nope")]
    public async Task A_branch_that_does_not_exist_is_not_found(string path)
    {
        AddBuilds();
        using var answer = await _gateway.SendAsync(HttpMethod.Get, path);
        (await answer.ErrorAsync(404)).Message().ShouldContain("nope");
    }

    [Theory]
    [InlineData("/v1/keyboards/build_status")]
    [InlineData("/v1/keyboards/build_summary")]
    [InlineData("/v1/keyboards/build_log")]
    [InlineData("/v1/keyboards/a/build_log")]
    public async Task What_a_client_has_already_is_not_sent_again_until_it_changes(string path)
    {
        AddBuilds();
        using var first = await _gateway.SendAsync(HttpMethod.Get, path);
        first.Headers.CacheControl!.ToString().ShouldBe("public, max-age=60");
        var tag = first.Headers.ETag.ShouldNotBeNull();

        (await AskAgainAsync(path, tag)).ShouldBe(HttpStatusCode.NotModified);
        _gateway.Jobs.KeyboardBuilds["a"] = Build("a", succeeded: false);
        _gateway.Jobs.KeyboardBuilds["z"] = Build("z");
        (await AskAgainAsync(path, tag)).ShouldBe(HttpStatusCode.OK);

        using var head = await _gateway.SendAsync(HttpMethod.Head, path);
        head.StatusCode.ShouldBe(HttpStatusCode.OK);
        head.Headers.ETag.ShouldNotBeNull();
        (await head.Content.ReadAsByteArrayAsync(Cancelled)).ShouldBeEmpty();
    }

    [Fact]
    public async Task The_long_log_is_compressed_for_who_takes_that()
    {
        AddBuilds();
        using var request = new HttpRequestMessage(HttpMethod.Get, "/v1/keyboards/build_log");
        request.Headers.AcceptEncoding.Add(new StringWithQualityHeaderValue("gzip"));
        using var answer = await _gateway.Client.SendAsync(request, Cancelled);

        answer.Content.Headers.ContentEncoding.ShouldBe(["gzip"]);
        await using var body = new GZipStream(await answer.Content.ReadAsStreamAsync(Cancelled), CompressionMode.Decompress);
        var log = await JsonNode.ParseAsync(body, cancellationToken: Cancelled);
        log!.AsObject().Count.ShouldBe(3);
    }

    [Fact]
    public async Task Without_the_job_service_the_answer_says_when_to_come_back()
    {
        await using var impatient = new RunningGateway { Settings = new() { ["Gateway:JobsPatience"] = "00:00:00" } };
        await impatient.InitializeAsync();
        await impatient.StopJobsAsync();
        using var answer = await impatient.SendAsync(HttpMethod.Get, "/v1/keyboards/build_status");
        await answer.ErrorAsync(503);
    }

    private async Task<HttpStatusCode> AskAgainAsync(string path, EntityTagHeaderValue tag)
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, path);
        request.Headers.IfNoneMatch.Add(tag);
        using var answer = await _gateway.Client.SendAsync(request, Cancelled);
        return answer.StatusCode;
    }

    private void AddBuilds()
    {
        foreach (var build in (KeyboardBuild[])[Build("a", warnings: true), Build("b/rev1", succeeded: false), Build("c")])
        {
            _gateway.Jobs.KeyboardBuilds.Add(build.Keyboard, build);
        }
    }

    private static KeyboardBuild Build(string keyboard, bool succeeded = true, bool warnings = false) => new()
    {
        Keyboard = keyboard,
        Succeeded = succeeded,
        Warnings = warnings,
        EndedAt = Timestamp.FromDateTimeOffset(new(2026, 11, 21, 0, 24, 46, TimeSpan.Zero)),
        Output = Output,
    };
}

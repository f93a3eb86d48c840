using System.Net;
using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using KeymapBakery.Gateway.Tests.Running;
using Shouldly;

namespace KeymapBakery.Gateway.Tests;

/// <summary>
/// Holds every answer that was recorded from api.qmk.fm's own program against ours. Where it answers with JSON, ours has the same status
/// and type, and every member with the same type of value; where it breaks down or answers with HTML, ours is a JSON error; where it leads
/// to keyboards.qmk.fm, ours is that file. <see cref="Differences"/> are meant, and nothing else differs.
/// </summary>
public sealed class CompatibilityTests(CompatibilityTests.GatewayWithKeyboards fixture) : IClassFixture<CompatibilityTests.GatewayWithKeyboards>
{
    private const int FiveMegabytes = 5 * 1024 * 1024;
    private const string KeyboardsHost = "https://keyboards.qmk.fm/v1/";

    // What the recorded answers got wrong: the name of a variable instead of the keyboard.
    private const string UnfilledKeyboard = "%3Ckeyboard%3E";

    private static readonly JsonSerializerOptions Reading = new(JsonSerializerDefaults.Web);

    // Status we answer with, and why.
    private static readonly Dictionary<string, (int Status, string Reason)> Differences = new()
    {
        ["post_5mb_notes"] = (413, "A keymap may have 1 MiB."),
        ["post_3mb_layers"] = (413, "A keymap may have 1 MiB."),
        ["post_keymap_inject"] = (422, "A name that means something to a shell is refused at once."),
        ["delete_job"] = (200, "Jobs can be cancelled."),
        ["v1_slash"] = (200, "A slash too many does no harm."),
        ["build_summary"] = (200, "There are no keyboards yet, which is no error."),
    };

    // Answers whose values, too, are the same.
    private static readonly HashSet<string> SameValues =
    [
        "converters", "skeletons", "metrics_keyboards", "metrics_locations", "telemetry", "post_missing_layout", "post_missing_layers",
        "post_missing_layout_layers", "kle_raw_missing",
    ];

    // Members of recorded answers that ours have not got, or with another type, and why.
    private static readonly Dictionary<string, string> OtherMembers = new()
    {
        ["build_status"] = "null while nothing is known; ours is an empty object.",
        ["build_log"] = "null while nothing is known; ours is an empty object.",
        ["error_log"] = "null while nothing is known; ours is a file.",
        ["$.result.source_ip"] = "The address of a client is nobody's business; ours is null.",
        ["$.result.command"] = "An empty text when nothing was run; ours is an empty list then.",
        ["$.is_finished"] = "Only once a job has left the queue; status says it always.",
        ["$.is_queued"] = "As is_finished.",
        ["$.is_started"] = "As is_finished.",
    };

    public static TheoryData<string> Names => new(Recordings.Keys);

    private static Dictionary<string, Recording> Recordings { get; } =
        JsonSerializer.Deserialize<Recording[]>(File.ReadAllText(Path.Combine(AppContext.BaseDirectory, "Recorded", "original.json")), Reading)!
            .ToDictionary(recording => recording.Name);

    private static CancellationToken Cancelled => TestContext.Current.CancellationToken;

    private RunningGateway Gateway => fixture.Gateway;

    [Theory]
    [MemberData(nameof(Names))]
    public async Task Answers_as_the_original(string name)
    {
        var recorded = Recordings[name];
        using var response = await SendAsync(recorded);
        var body = await response.Content.ReadAsStringAsync(Cancelled);

        response.Headers.GetValues("Access-Control-Allow-Origin").ShouldBe(["*"]);
        if (Differences.TryGetValue(name, out var difference))
        {
            ((int)response.StatusCode).ShouldBe(difference.Status, difference.Reason);
            ShouldBeJson(response);
        }
        else if (recorded.Location is not null)
        {
            ShouldLeadOn(recorded, response, body);
        }
        else if (recorded.Method == "OPTIONS")
        {
            ((int)response.StatusCode).ShouldBe(recorded.Status);
            response.Content.Headers.Allow.Order().ShouldBe(recorded.Allow!.Split(", ").Order());
        }
        else if (recorded.ContentType == "application/json")
        {
            ((int)response.StatusCode).ShouldBe(recorded.Status, body);
            ShouldBeJson(response);
            ShouldHave(recorded, body);
        }
        else
        {
            ShouldBeHelpfulError(recorded, response, JsonNode.Parse(body)!.AsObject());
        }
    }

    private static void ShouldBeJson(HttpResponseMessage response) => response.Content.Headers.ContentType!.ToString().ShouldBe("application/json");

    // A recorded 500 is a bad request everywhere.
    private static void ShouldBeHelpfulError(Recording recorded, HttpResponseMessage response, JsonObject error)
    {
        var status = (int)response.StatusCode;
        if (recorded.Status == 500)
        {
            status.ShouldBeOneOf(400, 404, 422);
        }
        else
        {
            status.ShouldBe(recorded.Status);
        }

        ShouldBeJson(response);
        error["code"]!.GetValue<int>().ShouldBe(status);
        error.Message().Length.ShouldBeGreaterThan(20);
        if (recorded.Allow is { } allow)
        {
            response.Content.Headers.Allow.ShouldBeSubsetOf(allow.Split(", "));
        }
    }

    private static void ShouldLeadOn(Recording recorded, HttpResponseMessage response, string body)
    {
        if (recorded.Location!.StartsWith(KeyboardsHost, StringComparison.Ordinal))
        {
            response.StatusCode.ShouldBe(HttpStatusCode.OK);
            var path = JsonNode.Parse(body)!["path"]!.GetValue<string>();
            path.ShouldBe(recorded.Location[KeyboardsHost.Length..].Replace(UnfilledKeyboard, "crkbd/rev1", StringComparison.Ordinal));
            return;
        }

        ((int)response.StatusCode).ShouldBe(recorded.Status);
        if (recorded.Path == "/")
        {
            response.Headers.Location!.AbsolutePath.ShouldBe("/docs");
        }
        else
        {
            response.Headers.Location!.AbsoluteUri.ShouldBe(recorded.Location);
        }
    }

    private static void ShouldHave(Recording recorded, string body)
    {
        if (recorded.Method == "HEAD")
        {
            body.ShouldBeEmpty();
            return;
        }

        var ours = JsonNode.Parse(body);
        if (OtherMembers.ContainsKey(recorded.Name))
        {
            ours.ShouldNotBeNull().GetValueKind().ShouldBe(JsonValueKind.Object);
            return;
        }

        ShouldHave("$", JsonNode.Parse(recorded.Json!.Value.GetRawText())!, ours.ShouldNotBeNull());
        if (SameValues.Contains(recorded.Name))
        {
            var values = ours.AsObject();
            values.Remove("errors");
            JsonNode.DeepEquals(values, JsonNode.Parse(recorded.Json.Value.GetRawText())).ShouldBeTrue(body);
        }
    }

    private static void ShouldHave(string path, JsonNode recorded, JsonNode ours)
    {
        ours.GetValueKind().ShouldBe(recorded.GetValueKind(), path);
        if (recorded is JsonArray { Count: > 0 } items && ours is JsonArray { Count: > 0 } ourItems)
        {
            ShouldHave($"{path}[0]", items[0]!, ourItems[0]!);
        }

        foreach (var (key, value) in recorded as JsonObject ?? [])
        {
            var memberPath = $"{path}.{key}";
            if (OtherMembers.ContainsKey(memberPath))
            {
                continue;
            }

            ours.AsObject().ContainsKey(key).ShouldBeTrue(memberPath);
            if (value is not null && ours[key] is { } ourValue && value.GetValueKind() is not (JsonValueKind.True or JsonValueKind.False))
            {
                ShouldHave(memberPath, value, ourValue);
            }
            else if (value is JsonValue flag)
            {
                ours[key].ShouldNotBeNull(memberPath).GetValue<bool>().ShouldBe(flag.GetValue<bool>(), memberPath);
            }
        }
    }

    private async Task<HttpResponseMessage> SendAsync(Recording recorded)
    {
        var path = recorded.Path;
        if (path.Contains('{', StringComparison.Ordinal))
        {
            var jobId = await Gateway.SubmitAsync();
            if (StateIn(path) is { } change)
            {
                Gateway.Jobs.Change(jobId, change);
            }

            path = path[..path.IndexOf('{', StringComparison.Ordinal)] + jobId + path[(path.IndexOf('}', StringComparison.Ordinal) + 1)..];
        }

        var content = (recorded.Oversized, recorded.Body) switch
        {
            ("notes", _) => $$"""{"keyboard":"crkbd/rev1","notes":"{{new string('x', FiveMegabytes)}}"}""",
            ("layers", _) => $$"""{"keyboard":"crkbd/rev1","layers":[{{string.Join(',', Enumerable.Repeat("[\"KC_A\"]", FiveMegabytes / 8))}}]}""",
            var (_, body) => body,
        };
        var type = recorded.Name.EndsWith("textplain", StringComparison.Ordinal) ? "text/plain" : "application/json";
        return await Gateway.SendAsync(new HttpMethod(recorded.Method), path, content is null ? null : new StringContent(content, Encoding.UTF8, type));
    }

    private static Action<Protos.Jobs.V1.Job>? StateIn(string path) => path[path.IndexOf('{', StringComparison.Ordinal)..].Split('}')[0] switch
    {
        "{running" => Builds.Run,
        "{finished" => Builds.Finish,
        "{failed" => Builds.Fail,
        _ => null,
    };

    /// <summary>A recorded answer, long texts cut short, and what was asked.</summary>
    private sealed record Recording(
        string Name, string Method, string Path, int Status, string ContentType, string? Body, string? Oversized, string? Location, string? Allow, JsonElement? Json);

    /// <summary>A gateway with all that can be behind it.</summary>
    public sealed class GatewayWithKeyboards : IAsyncLifetime
    {
        public RunningGateway Gateway { get; } = new() { HasMetadata = true };

        public ValueTask InitializeAsync() => Gateway.InitializeAsync();

        public ValueTask DisposeAsync() => Gateway.DisposeAsync();
    }
}

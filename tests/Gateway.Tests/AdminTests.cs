using Google.Protobuf.WellKnownTypes;
using KeymapBakery.Gateway.Tests.Running;
using KeymapBakery.Protos.Jobs.V1;
using Shouldly;

namespace KeymapBakery.Gateway.Tests;

public sealed class AdminTests : IAsyncLifetime
{
    private const string Token = "the operator of these tests";

    private readonly RunningGateway _gateway = new() { Settings = { ["Gateway:AdminToken"] = Token } };

    public static TheoryData<string, string> All => new()
    {
        { "GET", "/v1/admin/jobs" },
        { "DELETE", "/v1/admin/jobs/6a0a9ee5-0000-0000-0000-000000000000" },
        { "GET", "/v1/admin/queue" },
        { "POST", "/v1/admin/flush" },
        { "POST", "/v1/admin/retention" },
        { "POST", "/v1/admin/refresh" },
        { "GET", "/v1/admin/nothing-is-here" },
    };

    public ValueTask InitializeAsync() => _gateway.InitializeAsync();

    public ValueTask DisposeAsync() => _gateway.DisposeAsync();

    [Theory]
    [MemberData(nameof(All))]
    public async Task Strangers_are_told_what_is_missing_wherever_they_try(string method, string path)
    {
        foreach (var shown in new[] { null, "Bearer", "Bearer ", "Bearer the operator of these test", "Basic the operator of these tests" })
        {
            using var response = await SendAsync(method, path, shown);

            (await response.ErrorAsync(401)).Message().ShouldContain("Authorization: Bearer");
            response.Headers.WwwAuthenticate.ToString().ShouldBe("Bearer");
            response.Headers.CacheControl!.NoStore.ShouldBeTrue();
        }
    }

    [Theory]
    [MemberData(nameof(All))]
    public async Task Without_a_token_configured_nobody_gets_in_and_is_told_so(string method, string path)
    {
        await using var gateway = new RunningGateway();
        await gateway.InitializeAsync();
        using var request = new HttpRequestMessage(new(method), path);
        request.Headers.TryAddWithoutValidation("Authorization", "Bearer ");

        using var response = await gateway.Client.SendAsync(request, TestContext.Current.CancellationToken);

        (await response.ErrorAsync(403)).Message().ShouldContain("Gateway:AdminToken");
    }

    [Fact]
    public async Task Jobs_are_listed_as_the_job_service_lists_them()
    {
        _gateway.Administration.Page = new ListJobsReply
        {
            NextPage = "the next one",
            Jobs =
            {
                new JobSummary
                {
                    JobId = "6a0a9ee5-0000-0000-0000-000000000001",
                    State = JobState.Running,
                    CreatedAt = At(0),
                    Keyboard = "crkbd/rev1",
                    Keymap = "mine",
                    Layout = "LAYOUT",
                    BuildId = "6a0a9ee5-0000-0000-0000-000000000002",
                    StartedAt = At(5),
                    Worker = "oven-1",
                },
            },
        };

        using var response = await AskAsync("GET", "/v1/admin/jobs?state=running,failed&keyboard=crkbd/rev1&branch=master&limit=7&page=this");

        response.Headers.CacheControl!.NoStore.ShouldBeTrue();
        var list = await response.JsonAsync();
        list["next_page"]!.GetValue<string>().ShouldBe("the next one");
        list["jobs"]![0]!.ToJsonString().ShouldBe(
            """
            {"job_id":"6a0a9ee5-0000-0000-0000-000000000001","state":"running","keyboard":"crkbd/rev1","keymap":"mine","layout":"LAYOUT","branch":null,"build_id":"6a0a9ee5-0000-0000-0000-000000000002","created_at":"2026-11-21T00:00:00+00:00","started_at":"2026-11-21T00:00:05+00:00","ended_at":null,"worker":"oven-1"}
            """.Replace("+", "\\u002B", StringComparison.Ordinal));
        _gateway.Administration.Asked.ShouldBe(new ListJobsRequest
        {
            States = { JobState.Running, JobState.Failed },
            Keyboard = "crkbd/rev1",
            Branch = "master",
            PageSize = 7,
            Page = "this",
        });
    }

    [Theory]
    [InlineData("/v1/admin/jobs?state=baking", "queued, running")]
    [InlineData("/v1/admin/jobs?limit=501", "500")]
    [InlineData("/v1/admin/jobs?limit=many", "limit")]
    [InlineData("/v1/admin/jobs?page=nonsense", "next_page")]
    [InlineData("/v1/admin/queue?limit=-1", "1000")]
    public async Task A_question_that_cannot_be_meant_is_refused_with_what_can(string path, string hint)
    {
        using var response = await AskAsync("GET", path);

        (await response.ErrorAsync(400)).Message().ShouldContain(hint);
    }

    [Fact]
    public async Task The_queue_shows_work_and_workers()
    {
        _gateway.Jobs.Queue = new Queue
        {
            QueuedBuilds = 2,
            RunningBuilds = 1,
            Compilers = { new Compiler { Name = "oven-1", Slots = 2, LastSeenAt = At(9) }, new Compiler { Name = "oven-2", Slots = 4, LastSeenAt = At(9) } },
        };
        _gateway.Administration.OpenBuilds = new ListOpenBuildsReply
        {
            Builds =
            {
                new OpenBuild { BuildId = "1", State = JobState.Running, CreatedAt = At(0), StartedAt = At(1), Worker = "oven-2", Jobs = 2 },
                new OpenBuild { BuildId = "2", State = JobState.Queued, CreatedAt = Timestamp.FromDateTimeOffset(DateTimeOffset.UtcNow.AddSeconds(-60)), Jobs = 1 },
                new OpenBuild { BuildId = "3", State = JobState.Queued, CreatedAt = Timestamp.FromDateTimeOffset(DateTimeOffset.UtcNow), Jobs = 1 },
            },
        };

        using var response = await AskAsync("GET", "/v1/admin/queue?limit=2");

        var queue = await response.JsonAsync();
        (queue["queued"]!.GetValue<int>(), queue["running"]!.GetValue<int>(), queue["slots"]!.GetValue<int>()).ShouldBe((2, 1, 6));
        queue["oldest_queued_seconds"]!.GetValue<double>().ShouldBeInRange(60, 90);
        queue["builds"]!.AsArray().Select(build => build!["build_id"]!.GetValue<string>()).ShouldBe(["1", "2"]);
        queue["compilers"]!.AsArray().Select(compiler => compiler!["name"]!.GetValue<string>()).ShouldBe(["oven-1", "oven-2"]);
    }

    [Fact]
    public async Task Any_job_is_cancelled()
    {
        var jobId = await _gateway.SubmitAsync();

        using var response = await AskAsync("DELETE", $"/v1/admin/jobs/{jobId}");
        using var unknown = await AskAsync("DELETE", $"/v1/admin/jobs/{Guid.NewGuid()}");

        (await response.JsonAsync())["state"]!.GetValue<string>().ShouldBe("cancelled");
        await unknown.ErrorAsync(404);
    }

    [Fact]
    public async Task The_queue_is_emptied_and_retention_run_and_what_that_did_is_said()
    {
        using var flush = await AskAsync("POST", "/v1/admin/flush");
        using var retention = await AskAsync("POST", "/v1/admin/retention");

        (await flush.JsonAsync()).ToJsonString().ShouldBe("""{"cancelled_jobs":3,"cancelled_builds":2}""");
        (await retention.JsonAsync()).ToJsonString().ShouldBe("""{"deleted_jobs":5,"deleted_builds":4,"deleted_commits":1}""");
    }

    [Fact]
    public async Task While_the_job_service_is_away_operators_are_told_at_once()
    {
        await _gateway.StopJobsAsync();

        foreach (var (method, path) in new[] { ("GET", "jobs"), ("GET", "queue"), ("POST", "flush"), ("POST", "retention") })
        {
            using var response = await AskAsync(method, $"/v1/admin/{path}");
            (await response.ErrorAsync(503)).Message().ShouldContain("job service");
        }
    }

    private static Timestamp At(int seconds) => Timestamp.FromDateTimeOffset(new DateTimeOffset(2026, 11, 21, 0, 0, seconds, TimeSpan.Zero));

    private Task<HttpResponseMessage> AskAsync(string method, string path) => SendAsync(method, path, $"bearer {Token}");

    private async Task<HttpResponseMessage> SendAsync(string method, string path, string? authorization)
    {
        using var request = new HttpRequestMessage(new(method), path);
        if (authorization is not null)
        {
            request.Headers.TryAddWithoutValidation("Authorization", authorization);
        }

        return await _gateway.Client.SendAsync(request, TestContext.Current.CancellationToken);
    }
}

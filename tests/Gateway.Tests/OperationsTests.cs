using System.Text.Json.Nodes;
using Google.Protobuf.WellKnownTypes;
using KeymapBakery.Gateway.Tests.Running;
using KeymapBakery.Protos.Jobs.V1;
using KeymapBakery.Testing;
using Shouldly;

namespace KeymapBakery.Gateway.Tests;

/// <summary>The commands of <c>./bakery</c> for operators.</summary>
public sealed class OperationsTests : IAsyncLifetime
{
    private const string Token = "the-operator-of-these-tests";
    private const string JobId = "6a0a9ee5-0000-0000-0000-000000000001";

    private readonly RunningGateway _gateway = new() { Settings = { ["Gateway:AdminToken"] = Token } };

    public ValueTask InitializeAsync() => _gateway.InitializeAsync();

    public ValueTask DisposeAsync() => _gateway.DisposeAsync();

    [Fact]
    public async Task Jobs_are_listed_as_a_table_and_as_JSON()
    {
        _gateway.Administration.Page = new ListJobsReply
        {
            NextPage = "more",
            Jobs =
            {
                new JobSummary
                {
                    JobId = JobId,
                    State = JobState.Running,
                    CreatedAt = Timestamp.FromDateTimeOffset(DateTimeOffset.UtcNow.AddMinutes(-90)),
                    Keyboard = "crkbd/rev1",
                    Keymap = "mine\u001b[2J",
                    Worker = "oven-1",
                },
            },
        };

        var lines = (await RunAsync("jobs", "ls", "--state", "running", "--keyboard", "a&b=c", "--limit", "3")).Split('\n');

        lines[0].Split(' ', StringSplitOptions.RemoveEmptyEntries).ShouldBe(["JOB", "STATE", "AGE", "KEYBOARD", "KEYMAP", "BRANCH", "COMPILER"]);
        lines[1].Split(' ', StringSplitOptions.RemoveEmptyEntries).ShouldBe([JobId, "running", "1h30m", "crkbd/rev1", "mine?[2J", "oven-1"]);
        lines[2].ShouldContain("--page more");
        _gateway.Administration.Asked.ShouldBe(new ListJobsRequest { States = { JobState.Running }, Keyboard = "a&b=c", PageSize = 3 });
        JsonNode.Parse(await RunAsync("jobs", "ls", "--json"))!["jobs"]![0]!["job_id"]!.GetValue<string>().ShouldBe(JobId);
    }

    [Fact]
    public async Task A_job_is_shown_and_cancelled()
    {
        var jobId = await _gateway.SubmitAsync();
        (await RunAsync("jobs", "show", jobId)).ShouldContain("queued");
        (await RunAsync("jobs", "cancel", jobId)).ShouldBe($"job {jobId} is cancelled\n");
        var failed = await _gateway.SubmitAsync();
        _gateway.Jobs.Change(failed, Builds.Fail);

        var shown = await RunAsync("jobs", "show", failed);

        shown.ShouldContain("crkbd/rev1");
        shown.ShouldContain("Compiling: keymap.c [OK]");
    }

    [Fact]
    public async Task The_queue_is_shown_and_emptied_and_retention_run()
    {
        _gateway.Jobs.Queue = new Queue
        {
            QueuedBuilds = 1,
            RunningBuilds = 1,
            Compilers = { new Compiler { Name = "oven-1", Slots = 2, LastSeenAt = Timestamp.FromDateTimeOffset(DateTimeOffset.UtcNow) } },
        };
        var asked = Timestamp.FromDateTimeOffset(DateTimeOffset.UtcNow.AddSeconds(-30));
        _gateway.Administration.OpenBuilds = new ListOpenBuildsReply
        {
            Builds =
            {
                new OpenBuild { BuildId = "1", State = JobState.Running, Keyboard = "a", CreatedAt = asked, StartedAt = asked, Worker = "oven-1", Jobs = 2 },
                new OpenBuild { BuildId = "2", State = JobState.Queued, Keyboard = "b", CreatedAt = asked, Jobs = 1 },
            },
        };

        var queue = await RunAsync("queue");

        queue.ShouldStartWith("1 running, 1 queued, 2 slots on 1 compilers\nthe oldest has waited 3");
        queue.Split('\n').ShouldContain(line => line.StartsWith("oven-1    2      1", StringComparison.Ordinal));
        (await RunAsync("flush")).ShouldBe("3 jobs cancelled (2 builds)\n");
        (await RunAsync("retention", "run")).ShouldBe("deleted: 5 jobs, 4 builds, 1 commits' archives\n");
        JsonNode.Parse(await RunAsync("flush", "--json"))!["cancelled_jobs"]!.GetValue<int>().ShouldBe(3);
    }

    [Fact]
    public async Task What_does_not_work_is_said_with_what_to_do()
    {
        (await FailureAsync(Token, "jobs", "show", Guid.NewGuid().ToString())).ShouldContain("Compile job not found");
        (await FailureAsync("somebody-else-altogether", "queue")).ShouldContain("Set BAKERY_ADMIN_TOKEN");
        (await FailureAsync(Token, "jobs", "ls", "--state", "baking")).ShouldContain("use queued, running");
        (await FailureAsync(Token, "jobs", "cancel", "../queue")).ShouldContain("is not the id of a job");
        await _gateway.StopGatewayAsync();
        (await FailureAsync(Token, "queue")).ShouldContain("./bakery up starts one");
    }

    private Task<string> RunAsync(params string[] arguments) => RunAsync(Token, arguments);

    private Task<string> RunAsync(string token, string[] arguments) => Command.RunAsync(
        "/usr/bin/env",
        [$"BAKERY_PORT={_gateway.Client.BaseAddress!.Port}", $"BAKERY_ADMIN_TOKEN={token}", RepositoryRoot.Of("bakery"), .. arguments]);

    private async Task<string> FailureAsync(string token, params string[] arguments) =>
        (await Should.ThrowAsync<InvalidOperationException>(() => RunAsync(token, arguments))).Message;
}

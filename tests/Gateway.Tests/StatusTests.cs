using Google.Protobuf.WellKnownTypes;
using KeymapBakery.Gateway.Tests.Running;
using KeymapBakery.Protos.Jobs.V1;
using KeymapBakery.Testing;
using Shouldly;

namespace KeymapBakery.Gateway.Tests;

public sealed class StatusTests : IAsyncLifetime
{
    private readonly RunningGateway _gateway = new();

    public ValueTask InitializeAsync() => _gateway.InitializeAsync();

    public ValueTask DisposeAsync() => _gateway.DisposeAsync();

    [Fact]
    public async Task All_is_well_while_a_compiler_is_heard_from()
    {
        var heardAt = new DateTimeOffset(2026, 11, 21, 0, 24, 46, 500, TimeSpan.Zero);
        _gateway.Jobs.Queue = new Queue
        {
            QueuedBuilds = 7,
            Compilers =
            {
                new Compiler { Name = "a", LastSeenAt = Timestamp.FromDateTimeOffset(heardAt.AddSeconds(-9)) },
                new Compiler { Name = "b", LastSeenAt = Timestamp.FromDateTimeOffset(heardAt) },
            },
        };

        var status = await _gateway.GetJsonAsync("/v1");

        status.ShouldHaveTheShapeOf(RecordedAnswer.Read("v1"));
        status["status"]!.GetValue<string>().ShouldBe("running");
        status["status_last_ping"]!.GetValue<string>().ShouldBe("good");
        status["status_tasks_ping"]!.GetValue<string>().ShouldBe("good");
        status["queue_length"]!.GetValue<int>().ShouldBe(7);
        status["last_ping"]!.GetValue<double>().ShouldBe(heardAt.ToUnixTimeMilliseconds() / 1000d);
        status["version"]!.GetValue<string>().ShouldMatch(@"^\d+\.\d+\.\d+");
        status["children"]!.AsArray().Select(child => child!.GetValue<string>()).ShouldBe(["compile", "converters", "skeletons"]);
    }

    [Fact]
    public async Task The_health_check_is_the_same_without_children()
    {
        var health = await _gateway.GetJsonAsync("/v1/healthcheck");

        health.ShouldHaveTheShapeOf(RecordedAnswer.Read("healthcheck"));
        health["status"]!.GetValue<string>().ShouldBe("running");
    }

    [Fact]
    public async Task Without_compilers_it_is_degraded()
    {
        _gateway.Jobs.Queue = new Queue { QueuedBuilds = 2 };

        var status = await _gateway.GetJsonAsync("/v1");

        status["status"]!.GetValue<string>().ShouldBe("degraded");
        status["status_last_ping"]!.GetValue<string>().ShouldBe("degraded");
        status["status_tasks_ping"]!.GetValue<string>().ShouldBe("good");
        status["queue_length"]!.GetValue<int>().ShouldBe(2);
        status["last_ping"].ShouldBeNull();
    }

    [Fact]
    public async Task Without_the_job_service_it_is_degraded_but_still_an_answer()
    {
        _gateway.Jobs.Queue.QueuedBuilds = 5;
        await _gateway.GetJsonAsync("/v1");
        await _gateway.StopJobsAsync();

        await Eventually.TrueAsync(
            async () => (await _gateway.GetJsonAsync("/v1"))["status_tasks_ping"]!.GetValue<string>() == "degraded",
            TimeSpan.FromSeconds(10),
            "The loss of the job service");
        var status = await _gateway.GetJsonAsync("/v1");

        status["status"]!.GetValue<string>().ShouldBe("degraded");
        status["queue_length"]!.GetValue<int>().ShouldBe(5);
    }

    [Fact]
    public async Task However_many_ask_the_job_service_is_asked_once_a_second()
    {
        var started = DateTime.UtcNow;
        await Task.WhenAll(Enumerable.Range(0, 100).Select(_ => _gateway.GetJsonAsync("/v1")));

        _gateway.Jobs.QueueRequests.ShouldBeLessThanOrEqualTo(1 + (int)(DateTime.UtcNow - started).TotalSeconds);
    }
}

using Grpc.Core;
using Grpc.Health.V1;

namespace KeymapBakery.Jobs.Tests;

/// <summary>The service's start.</summary>
public sealed class StartingTests(Servers servers)
{
    [Fact]
    public async Task Replicas_started_at_once_on_an_empty_server_all_come_up_and_migrate_once()
    {
        await using var jobs = new JobsFixture(servers);
        var replicas = await Task.WhenAll(Enumerable.Range(0, 3).Select(_ => Task.Run(() => jobs.StartReplica())));
        await Task.WhenAll(replicas.Select(JobsFixture.ReadyAsync));
        (await jobs.CountAsync("select count(*) from \"__EFMigrationsHistory\"")).ShouldBePositive();
    }

    [Fact]
    public async Task A_service_started_before_its_database_waits_for_it()
    {
        await using var postgres = await PostgresServer.StartAsync();
        await postgres.KillAsync();
        await using var jobs = new JobsFixture(postgres, servers.RabbitMq.Address);
        var replica = jobs.StartReplica();
        (await replica.Health.GetAsync(new Uri("/healthz/live", UriKind.Relative), TestContext.Current.CancellationToken))
            .IsSuccessStatusCode.ShouldBeTrue();
        (await replica.Health.GetAsync(new Uri("/healthz/ready", UriKind.Relative), TestContext.Current.CancellationToken))
            .IsSuccessStatusCode.ShouldBeFalse();
        (await AskAsync(replica, "live")).ShouldBe(HealthCheckResponse.Types.ServingStatus.Serving);
        (await AskAsync(replica, "")).ShouldBe(HealthCheckResponse.Types.ServingStatus.NotServing);
        var exception = await Should.ThrowAsync<RpcException>(() => jobs.GetAsync(Guid.NewGuid().ToString()));
        exception.StatusCode.ShouldBe(StatusCode.Unavailable);

        await postgres.RestartAsync();
        await JobsFixture.ReadyAsync(replica);
        (await jobs.SubmitAsync()).State.ShouldBe(JobState.Queued);
    }

    [Fact]
    public void A_setting_out_of_range_stops_the_start_with_its_name()
    {
        var exception = Should.Throw<Microsoft.Extensions.Options.OptionsValidationException>(() => new JobsReplica(
            new Dictionary<string, string>
            {
                ["ConnectionStrings:Postgres"] = "Host=127.0.0.1",
                ["Jobs:Retention"] = "00:00:00",
                ["ObjectStorage:Kind"] = "FileSystem",
                ["ObjectStorage:FileSystem:Path"] = Path.GetTempPath(),
            },
            TimeProvider.System));
        exception.Message.ShouldContain("Retention");
    }

    private static async Task<HealthCheckResponse.Types.ServingStatus> AskAsync(JobsReplica replica, string service) =>
        (await replica.GrpcHealth.CheckAsync(
            new HealthCheckRequest { Service = service }, cancellationToken: TestContext.Current.CancellationToken)).Status;
}

using Grpc.Health.V1;

namespace KeymapBakery.Jobs.Tests;

/// <summary>The service goes on being asked as long as it can take submissions and tell states.</summary>
public sealed class DegradedTests(Servers servers)
{
    [Fact]
    public async Task Without_the_object_store_the_service_is_degraded_and_goes_on_taking_jobs()
    {
        await using var jobs = new JobsFixture(servers);
        await jobs.InitializeAsync();
        await using var replica = jobs.StartReplica();
        await JobsFixture.ReadyAsync(replica);

        Directory.Delete(jobs.ObjectsFolder, recursive: true);

        using var ready = await replica.Health.GetAsync(new Uri("/healthz/ready", UriKind.Relative), TestContext.Current.CancellationToken);
        ready.IsSuccessStatusCode.ShouldBeTrue();
        (await ready.Content.ReadAsStringAsync(TestContext.Current.CancellationToken)).ShouldBe("Degraded");
        var health = await new Health.HealthClient(replica.Channel).CheckAsync(
            new HealthCheckRequest(), cancellationToken: TestContext.Current.CancellationToken);
        health.Status.ShouldBe(HealthCheckResponse.Types.ServingStatus.Serving);
        var job = await jobs.SubmitAsync();
        (await jobs.GetAsync(job.JobId)).State.ShouldBe(JobState.Queued);
    }
}

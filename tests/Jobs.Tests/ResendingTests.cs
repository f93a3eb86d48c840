using System.Collections.Concurrent;
using MassTransit;
using RabbitMQ.Client;

namespace KeymapBakery.Jobs.Tests;

/// <summary>What the broker has lost is asked for again, and nothing else is.</summary>
public sealed class ResendingTests(Servers servers) : IAsyncLifetime
{
    private readonly ConcurrentQueue<Guid> _taken = new();
    private RabbitMqServer _rabbitMq = null!;
    private JobsFixture _jobs = null!;

    public async ValueTask InitializeAsync()
    {
        _rabbitMq = await RabbitMqServer.StartAsync();
        _jobs = new JobsFixture(servers.Postgres, _rabbitMq.Address)
        {
            Settings = [("Jobs:ResendInterval", "00:00:00.2"), ("Jobs:ResendAfter", "00:02:00")],
        };
        await _jobs.InitializeAsync();
    }

    public async ValueTask DisposeAsync()
    {
        await _jobs.DisposeAsync();
        await _rabbitMq.DisposeAsync();
    }

    [Fact]
    public async Task Builds_whose_messages_the_broker_has_lost_are_built_all_the_same()
    {
        await using var other = _jobs.StartReplica();
        await JobsFixture.ReadyAsync(other);
        var jobs = await Task.WhenAll(Enumerable.Range(0, 5).Select(_ => _jobs.SubmitAsync()));
        await PublishedAsync();
        await LoseAsync(Queues.Builds);

        await using var compiler = await _jobs.StartCompilerAsync(TakeAsync);
        var later = await _jobs.SubmitAsync();
        await _jobs.UntilAsync(later.JobId, JobState.Finished);
        (await _jobs.GetAsync(jobs[0].JobId)).State.ShouldBe(JobState.Queued);

        _jobs.Time.Shift = TimeSpan.FromMinutes(3);
        foreach (var job in jobs)
        {
            await _jobs.UntilAsync(job.JobId, JobState.Finished);
        }

        // Two replicas have looked, and each build was asked for once.
        _taken.Count.ShouldBe(6);
        (await ResentAsync()).ShouldBe(5);
    }

    [Fact]
    public async Task Builds_that_wait_with_the_broker_are_not_asked_for_again_however_long_they_wait()
    {
        var job = await _jobs.SubmitAsync();
        await PublishedAsync();
        _jobs.Time.Shift = TimeSpan.FromHours(1);
        await SweepsAsync();
        (await ResentAsync()).ShouldBe(0);

        await using var compiler = await _jobs.StartCompilerAsync(TakeAsync);
        await _jobs.UntilAsync(job.JobId, JobState.Finished);
        _taken.ShouldBe([Guid.Parse(job.Build.BuildId)]);
    }

    [Fact]
    public async Task A_build_that_a_compiler_turns_out_to_have_is_taken_again_and_ends_once()
    {
        // Its start was lost with the broker, the compiler goes on.
        var job = await _jobs.SubmitAsync();
        await PublishedAsync();
        await LoseAsync(Queues.Builds);
        var (buildId, first, second) = (Guid.Parse(job.Build.BuildId), Guid.NewGuid(), Guid.NewGuid());
        await using var compiler = await _jobs.StartCompilerAsync(context =>
        {
            _taken.Enqueue(context.Message.BuildId);
            return context.Publish(Events.Started(buildId, second));
        });
        _jobs.Time.Shift = TimeSpan.FromMinutes(3);
        await _jobs.UntilAsync(job.JobId, JobState.Running);

        await _jobs.Compilers.SayAsync(Events.Finished(buildId, first));
        var finished = await _jobs.UntilAsync(job.JobId, JobState.Finished);
        await _jobs.Compilers.SayAsync(Events.Finished(buildId, second, succeeded: false));
        await _jobs.SettleAsync();

        (await _jobs.GetAsync(job.JobId)).ShouldBe(finished);
        // Settling submits a build of its own.
        _taken.Count(taken => taken == buildId).ShouldBe(1);
    }

    [Fact]
    public async Task While_the_broker_is_away_nothing_is_asked_for_twice()
    {
        var before = await _jobs.SubmitAsync();
        await PublishedAsync();
        await RabbitMqServer.SettleAsync();
        await _rabbitMq.KillAsync();
        _jobs.Time.Shift = TimeSpan.FromMinutes(10);
        await SweepsAsync();
        (await ResentAsync()).ShouldBe(0);

        await _rabbitMq.RestartAsync();
        await using var compiler = await _jobs.StartCompilerAsync(TakeAsync);
        await _jobs.UntilAsync(before.JobId, JobState.Finished);
    }

    private async Task TakeAsync(ConsumeContext<BuildRequested> context)
    {
        var (buildId, attemptId) = (context.Message.BuildId, Guid.NewGuid());
        _taken.Enqueue(buildId);
        await context.Publish(Events.Started(buildId, attemptId));
        await context.Publish(Events.Finished(buildId, attemptId));
    }

    private Task PublishedAsync() =>
        Eventually.TrueAsync(async () => await _jobs.CountAsync("select count(*) from outbox") == 0, JobsFixture.Patience);

    // Nothing is to happen; a few looks pass.
    private static Task SweepsAsync() => Task.Delay(TimeSpan.FromSeconds(1), TestContext.Current.CancellationToken);

    private Task<long> ResentAsync() => _jobs.CountAsync("select count(*) from builds where requested_at is not null");

    private async Task LoseAsync(string queue)
    {
        var factory = new ConnectionFactory { Uri = _rabbitMq.Address };
        await using var connection = await factory.CreateConnectionAsync(TestContext.Current.CancellationToken);
        await using var channel = await connection.CreateChannelAsync(cancellationToken: TestContext.Current.CancellationToken);
        await Eventually.TrueAsync(
            async () => await channel.MessageCountAsync(queue, TestContext.Current.CancellationToken) > 0, JobsFixture.Patience);
        await channel.QueuePurgeAsync(queue, TestContext.Current.CancellationToken);
    }
}

using System.Collections.Concurrent;
using Grpc.Core;

namespace KeymapBakery.Jobs.Tests;

/// <summary>The servers below die at any moment; nothing is lost, and nothing is done twice as far as a client can see.</summary>
public sealed class OutageTests
{
    [Fact]
    public async Task What_was_asked_for_while_the_broker_was_dead_is_built_once_it_is_back()
    {
        await using var postgres = await PostgresServer.StartAsync();
        await using var rabbitMq = await RabbitMqServer.StartAsync();
        await using var jobs = new JobsFixture(postgres, rabbitMq.Address);
        await jobs.InitializeAsync();
        var before = await jobs.SubmitAsync();
        await Eventually.TrueAsync(async () => await jobs.CountAsync("select count(*) from outbox") == 0, JobsFixture.Patience);
        await RabbitMqServer.SettleAsync();

        await rabbitMq.KillAsync();
        var during = await Task.WhenAll(Enumerable.Range(0, 20).Select(_ => jobs.SubmitAsync()));
        during.ShouldAllBe(job => job.State == JobState.Queued);
        (await jobs.CountAsync("select count(*) from outbox")).ShouldBe(20);
        await rabbitMq.RestartAsync();

        var attempts = new ConcurrentDictionary<Guid, Guid>();
        await using var compiler = await jobs.StartCompilerAsync(async context =>
        {
            var buildId = context.Message.BuildId;
            var attemptId = attempts.GetOrAdd(buildId, _ => Guid.NewGuid());
            await context.Publish(Events.Started(buildId, attemptId));
            await context.Publish(Events.Finished(buildId, attemptId));
        });
        foreach (var job in during.Prepend(before))
        {
            await jobs.UntilAsync(job.JobId, JobState.Finished);
        }

        (await jobs.CountAsync("select count(*) from outbox")).ShouldBe(0);
        (await jobs.CountAsync("select count(*) from builds")).ShouldBe(21);
    }

    [Fact]
    public async Task While_the_database_is_dead_calls_are_unavailable_and_reports_wait()
    {
        await using var postgres = await PostgresServer.StartAsync();
        await using var rabbitMq = await RabbitMqServer.StartAsync();
        await using var jobs = new JobsFixture(postgres, rabbitMq.Address);
        await jobs.InitializeAsync();
        var (running, buildId, attemptId) = await jobs.RunningAsync();

        await postgres.KillAsync();
        var exception = await Should.ThrowAsync<RpcException>(() => jobs.GetAsync(running.JobId));
        exception.StatusCode.ShouldBe(StatusCode.Unavailable);
        await jobs.Compilers.SayAsync(Events.Printed(buildId, attemptId, 0, "Compiling"));
        await jobs.Compilers.SayAsync(Events.Finished(buildId, attemptId));
        await Task.Delay(TimeSpan.FromSeconds(2), TestContext.Current.CancellationToken);
        await postgres.RestartAsync();

        var finished = await Eventually.GetAsync(
            async () =>
            {
                try
                {
                    return await jobs.GetAsync(running.JobId) is { State: JobState.Finished } job ? job : null;
                }
                catch (RpcException unavailable) when (unavailable.StatusCode == StatusCode.Unavailable)
                {
                    return null;
                }
            },
            JobsFixture.Patience);
        finished.Build.Output.ShouldBe("Compiling\nDone\n");

        // Announcements are heard again, too: the poll alone would take a minute.
        using var call = jobs.Client.Watch(
            new WatchRequest { JobId = (await jobs.SubmitAsync()).JobId }, cancellationToken: TestContext.Current.CancellationToken);
        (await call.ResponseStream.MoveNext(TestContext.Current.CancellationToken)).ShouldBeTrue();
        await jobs.CancelAsync(call.ResponseStream.Current.JobId);
        (await call.ResponseStream.MoveNext(TestContext.Current.CancellationToken)
            .WaitAsync(JobsFixture.Patience, TestContext.Current.CancellationToken)).ShouldBeTrue();
        call.ResponseStream.Current.State.ShouldBe(JobState.Cancelled);
    }

    [Fact]
    public async Task A_build_handed_out_too_often_fails_and_says_so()
    {
        await using var postgres = await PostgresServer.StartAsync();
        await using var rabbitMq = await RabbitMqServer.StartAsync();
        await using var jobs = new JobsFixture(postgres, rabbitMq.Address);
        await jobs.InitializeAsync();
        var job = await jobs.SubmitAsync();
        await using var compiler = await jobs.StartCompilerAsync(_ => throw new InvalidOperationException("A compiler that falls over."));
        var failed = await jobs.UntilAsync(job.JobId, JobState.Failed);
        failed.Build.Output.ShouldStartWith("The build was given up: 6 times a compiler took it");
        failed.Build.ReturnCode.ShouldBeNegative();
        compiler.Requested.Count.ShouldBe(Queues.DeliveryLimit + 1);
    }
}

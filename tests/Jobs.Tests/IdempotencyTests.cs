using Grpc.Core;

namespace KeymapBakery.Jobs.Tests;

/// <summary>Requests that say they may be repetitions.</summary>
public sealed class IdempotencyTests(JobsFixture jobs) : IClassFixture<JobsFixture>
{
    [Fact]
    public async Task The_same_key_again_is_the_same_job_at_every_replica()
    {
        await using var other = jobs.StartReplica();
        await JobsFixture.ReadyAsync(other);
        var request = Keyed();
        var first = await jobs.SubmitAsync(request);

        var again = await other.Client.SubmitAsync(Again(request), cancellationToken: TestContext.Current.CancellationToken);

        again.JobId.ShouldBe(first.JobId);
    }

    [Fact]
    public async Task Many_at_once_with_the_same_key_are_one_job()
    {
        await using var other = jobs.StartReplica();
        await JobsFixture.ReadyAsync(other);
        var request = Keyed();

        var submitted = await Task.WhenAll(Enumerable.Range(0, 20).Select(async number =>
            await (number % 2 == 0 ? jobs.Client : other.Client).SubmitAsync(Again(request), cancellationToken: TestContext.Current.CancellationToken)));

        submitted.Select(job => job.JobId).Distinct().ShouldHaveSingleItem();
        (await jobs.CountAsync($"select count(*) from jobs where idempotency_key = '{request.IdempotencyKey}'")).ShouldBe(1);
    }

    [Fact]
    public async Task A_key_for_something_else_is_refused_even_if_only_the_spelling_differs()
    {
        var request = Keyed();
        await jobs.SubmitAsync(request);
        var spelled = Again(request);
        spelled.PostedJson = """{"keyboard":"planck/rev6","layers":[["KC_A"]]}""";

        var exception = await Should.ThrowAsync<RpcException>(() => jobs.SubmitAsync(spelled));

        exception.StatusCode.ShouldBe(StatusCode.AlreadyExists);
        exception.Status.Detail.ShouldContain("key");
    }

    [Fact]
    public async Task A_key_is_good_after_the_job_has_ended_and_another_key_is_another_job()
    {
        var request = Keyed();
        var (ended, _, _) = await jobs.EndedAsync(request: request);

        (await jobs.SubmitAsync(Again(request))).JobId.ShouldBe(ended.JobId);
        var other = Again(request);
        other.IdempotencyKey = Guid.NewGuid().ToString();
        (await jobs.SubmitAsync(other)).JobId.ShouldBe(other.JobId);
    }

    private static SubmitRequest Keyed()
    {
        var request = JobsFixture.Request();
        request.IdempotencyKey = Guid.NewGuid().ToString();
        return request;
    }

    // A gateway gives every try an id of its own.
    private static SubmitRequest Again(SubmitRequest request)
    {
        var again = request.Clone();
        again.JobId = Guid.NewGuid().ToString();
        return again;
    }
}

using Grpc.Core;

namespace KeymapBakery.Jobs.Tests;

/// <summary>Submissions that come together are written together, and each gets its own answer all the same.</summary>
public sealed class GroupTests(JobsFixture jobs) : IClassFixture<JobsFixture>
{
    private const int Many = 200;

    [Fact]
    public async Task Many_at_once_are_few_transactions_and_each_answer_is_what_is_kept()
    {
        await KnownAsync(jobs);
        var requests = Distinct(Many);

        var answers = await Task.WhenAll(requests.Select(jobs.SubmitAsync));

        answers.Select(answer => answer.JobId).ShouldBe(requests.Select(request => request.JobId));
        answers.Select(answer => answer.Build.BuildId).Distinct().Count().ShouldBe(Many);
        foreach (var answer in answers.Where((_, index) => index % 20 == 0))
        {
            var kept = await jobs.GetAsync(answer.JobId);
            (kept.Build.QueuePosition, kept.Build.EstimatedSeconds) = (answer.Build.QueuePosition, answer.Build.EstimatedSeconds);
            if (!answer.Build.HasEstimatedSeconds)
            {
                kept.Build.ClearEstimatedSeconds();
            }

            kept.ShouldBe(answer);
        }

        var ids = string.Join(',', requests.Select(request => $"'{request.JobId}'"));
        (await jobs.CountAsync($"select count(distinct xmin::text) from jobs where id in ({ids})")).ShouldBeLessThan(Many / 2);
    }

    [Fact]
    public async Task Every_build_of_a_group_is_asked_for_once()
    {
        await KnownAsync(jobs);
        await using var compiler = await jobs.StartCompilerAsync(_ => Task.CompletedTask);

        var answers = await Task.WhenAll(Distinct(50).Select(jobs.SubmitAsync));

        var builds = answers.Select(answer => Guid.Parse(answer.Build.BuildId)).ToList();
        await Eventually.TrueAsync(
            () => Task.FromResult(builds.All(build => compiler.Requested.Any(request => request.BuildId == build))), JobsFixture.Patience);
        await jobs.SettleAsync();
        compiler.Requested.Count(request => builds.Contains(request.BuildId)).ShouldBe(50);
    }

    [Fact]
    public async Task One_that_the_database_refuses_fails_alone()
    {
        await KnownAsync(jobs);
        await jobs.CountAsync("""
            CREATE FUNCTION refuse() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN RAISE EXCEPTION 'poison'; END $$;
            CREATE TRIGGER refuse BEFORE INSERT ON jobs FOR EACH ROW WHEN (NEW.layout = 'LAYOUT_poison') EXECUTE FUNCTION refuse();
            """);
        var requests = Distinct(60);
        requests[30].Layout = "LAYOUT_poison";

        var outcomes = await Task.WhenAll(requests.Select(request => OutcomeAsync(jobs, request)));

        outcomes[30].ShouldNotBeNull();
        outcomes.Where((_, index) => index != 30).ShouldAllBe(failure => failure == null);
        var ids = string.Join(',', requests.Select(request => $"'{request.JobId}'"));
        (await jobs.CountAsync($"select count(*) from jobs where id in ({ids})")).ShouldBe(59);
        (await jobs.CountAsync("select count(*) from builds where not exists (select from jobs where build_id = builds.id)")).ShouldBe(0);
    }

    [Fact]
    public async Task The_same_job_several_times_at_once_is_one_job()
    {
        await KnownAsync(jobs);
        var request = JobsFixture.Request();

        var answers = await Task.WhenAll(Enumerable.Range(0, 40).Select(_ => jobs.SubmitAsync(request.Clone())));

        answers.Select(answer => (answer.JobId, answer.Build.BuildId)).Distinct().ShouldHaveSingleItem();
    }

    [Fact]
    public async Task One_identity_for_different_keymaps_at_once_is_taken_by_one_of_them()
    {
        await KnownAsync(jobs);
        var requests = Distinct(40);
        foreach (var request in requests[..10])
        {
            request.JobId = requests[0].JobId;
        }

        var outcomes = await Task.WhenAll(requests.Select(request => OutcomeAsync(jobs, request)));

        outcomes[..10].Count(failure => failure == null).ShouldBe(1);
        outcomes[..10].Where(failure => failure != null).ShouldAllBe(failure => failure == StatusCode.AlreadyExists);
        outcomes[10..].ShouldAllBe(failure => failure == null);
    }

    [Fact]
    public async Task The_same_keymap_many_times_at_once_is_one_build()
    {
        await KnownAsync(jobs);
        var requests = Distinct(40);
        foreach (var request in requests[..20])
        {
            request.CanonicalJson = requests[0].CanonicalJson;
        }

        var answers = await Task.WhenAll(requests.Select(jobs.SubmitAsync));

        answers[..20].Select(answer => answer.Build.BuildId).Distinct().ShouldHaveSingleItem();
        answers.Select(answer => answer.JobId).Distinct().Count().ShouldBe(40);
        answers.Select(answer => answer.Build.BuildId).Distinct().Count().ShouldBe(21);
    }

    [Fact]
    public async Task While_the_database_is_dead_all_are_told_so_and_later_all_are_taken()
    {
        await using var postgres = await PostgresServer.StartAsync();
        await using var rabbitMq = await RabbitMqServer.StartAsync();
        await using var own = new JobsFixture(postgres, rabbitMq.Address);
        await own.InitializeAsync();
        await KnownAsync(own);
        var requests = Distinct(50);
        await Task.WhenAll(requests[..10].Select(own.SubmitAsync));

        await postgres.KillAsync();
        var refused = await Task.WhenAll(requests[10..].Select(request => OutcomeAsync(own, request)));
        refused.ShouldAllBe(failure => failure == StatusCode.Unavailable);
        await postgres.RestartAsync();

        foreach (var request in requests)
        {
            await Eventually.TrueAsync(async () => await OutcomeAsync(own, request) is null, JobsFixture.Patience);
        }

        (await own.CountAsync("select count(*) from builds")).ShouldBe(50);
    }

    private static SubmitRequest[] Distinct(int count) => [.. Enumerable.Range(0, count).Select(_ => JobsFixture.Request())];

    private static async Task<StatusCode?> OutcomeAsync(JobsFixture jobs, SubmitRequest request)
    {
        try
        {
            await jobs.SubmitAsync(request);
            return null;
        }
        catch (RpcException failure)
        {
            return failure.StatusCode;
        }
    }

    // Groups are for keymaps of which it is known that their names do not matter.
    private static async Task KnownAsync(JobsFixture jobs)
    {
        await jobs.Compilers.SayAsync(Events.Heartbeat(userNames: []));
        await Eventually.TrueAsync(
            async () => await jobs.CountAsync("select count(*) from branches where user_names = '{}'") == 1, JobsFixture.Patience);
    }
}

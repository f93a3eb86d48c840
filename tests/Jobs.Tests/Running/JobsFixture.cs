using MassTransit;
using Npgsql;

namespace KeymapBakery.Jobs.Tests.Running;

/// <summary>Job services on a database of their own, and the compilers' side of the bus.</summary>
public sealed class JobsFixture : IAsyncLifetime
{
    public static readonly TimeSpan Patience = TimeSpan.FromSeconds(20);

    private static int _databases;

    private readonly PostgresServer _postgres;
    private readonly Uri _broker;
    private readonly TemporaryFolder _objects = new("objects");
    private readonly List<JobsReplica> _replicas = [];
    private CompilerSide? _compilers;

    public JobsFixture(Servers servers)
        : this(servers.Postgres, servers.RabbitMq.Address)
    {
    }

    internal JobsFixture(PostgresServer postgres, Uri broker)
    {
        _postgres = postgres;
        _broker = broker;
        Database = $"jobs_{Interlocked.Increment(ref _databases)}";
    }

    public string Database { get; }

    public string ConnectionString => _postgres.ConnectionString(Database);

    /// <summary>Settings of all replicas besides those that tests always need.</summary>
    public IReadOnlyList<(string Setting, string Value)> Settings { get; init; } = [];

    public ShiftedTime Time { get; } = new();

    public CompilerSide Compilers => _compilers ?? throw new InvalidOperationException("Not initialized.");

    /// <summary>The first replica.</summary>
    public JobsReplica Replica => _replicas[0];

    /// <summary>The first replica's client.</summary>
    public JobsClient Client => _replicas[0].Client;

    /// <summary>The first replica's client for operators.</summary>
    public JobAdministration.JobAdministrationClient Administration => _replicas[0].Administration;

    /// <summary>Full path of an object in the store, as the file system store keeps it.</summary>
    public string ObjectsFolder => _objects.Path;

    public async ValueTask InitializeAsync()
    {
        _compilers = await CompilerSide.StartAsync(_broker);
        var replica = StartReplica();
        await ReadyAsync(replica);
    }

    public async ValueTask DisposeAsync()
    {
        foreach (var replica in _replicas)
        {
            await replica.DisposeAsync();
        }

        if (_compilers is not null)
        {
            await _compilers.DisposeAsync();
        }

        NpgsqlConnection.ClearAllPools();
        _objects.Dispose();
    }

    /// <summary>One more job service on the same database. It may not be ready yet.</summary>
    public JobsReplica StartReplica(params IReadOnlyList<(string Setting, string Value)> settings)
    {
        var replica = new JobsReplica(
            new Dictionary<string, string>(Settings.Concat(settings).Select(setting => KeyValuePair.Create(setting.Setting, setting.Value)))
            {
                ["ConnectionStrings:Postgres"] = ConnectionString,
                ["RabbitMq:Address"] = _broker.ToString(),
                ["ObjectStorage:Kind"] = "FileSystem",
                ["ObjectStorage:FileSystem:Path"] = _objects.Path,
                ["Jobs:ReaperInterval"] = "00:00:00.2",
                ["Jobs:RetentionInterval"] = "00:00:00.3",
                ["Jobs:WatchPollInterval"] = "00:01:00",
                ["Logging:LogLevel:Default"] = "Warning",
                ["Logging:LogLevel:Microsoft.EntityFrameworkCore.Migrations"] = "Warning",
            },
            Time);
        _replicas.Add(replica);
        return replica;
    }

    /// <summary>A compiler that reads the queue of builds, until disposed of.</summary>
    public Task<CompilerSide> StartCompilerAsync(Func<ConsumeContext<BuildRequested>, Task> take) => CompilerSide.StartAsync(_broker, take);

    public static Task ReadyAsync(JobsReplica replica) =>
        Eventually.TrueAsync(
            async () =>
            {
                using var answer = await replica.Health.GetAsync(new Uri("/healthz/ready", UriKind.Relative));
                return answer.IsSuccessStatusCode && await answer.Content.ReadAsStringAsync() == "Healthy";
            },
            Patience,
            "Readiness");

    /// <summary>A request like no other, unless given a text of its own.</summary>
    public static SubmitRequest Request(string? canonicalJson = null) => new()
    {
        JobId = Guid.NewGuid().ToString(),
        PostedJson = """{"keyboard": "planck/rev6", "layers": [["KC_A"]]}""",
        CanonicalJson = canonicalJson ?? $$"""{"layers":[["{{Guid.NewGuid()}}"]]}""",
        Keyboard = "planck/rev6",
        Keymap = "mine",
        Layout = "LAYOUT_ortho_4x12",
    };

    public async Task<Job> SubmitAsync(SubmitRequest? request = null) =>
        await Client.SubmitAsync(request ?? Request(), cancellationToken: TestContext.Current.CancellationToken);

    public async Task<Job> GetAsync(string jobId, bool output = false) =>
        await Client.GetAsync(
            new GetRequest { JobId = jobId, IncludeRunningOutput = output },
            cancellationToken: TestContext.Current.CancellationToken);

    public async Task<Job> CancelAsync(string jobId) =>
        await Client.CancelAsync(new CancelRequest { JobId = jobId }, cancellationToken: TestContext.Current.CancellationToken);

    /// <summary>The job as soon as <paramref name="condition"/> holds of it.</summary>
    public Task<Job> UntilAsync(string jobId, Func<Job, bool> condition) =>
        Eventually.GetAsync(
            async () => await GetAsync(jobId, output: true) is var job && condition(job) ? job : null,
            Patience,
            "What was expected of the job");

    public Task<Job> UntilAsync(string jobId, JobState state) => UntilAsync(jobId, job => job.State == state);

    /// <summary>A job a compiler has taken.</summary>
    public async Task<(Job Job, Guid BuildId, Guid AttemptId)> RunningAsync(SubmitRequest? request = null)
    {
        var job = await SubmitAsync(request);
        var (buildId, attemptId) = (Guid.Parse(job.Build.BuildId), Guid.NewGuid());
        await Compilers.SayAsync(Events.Started(buildId, attemptId));
        return (await UntilAsync(job.JobId, JobState.Running), buildId, attemptId);
    }

    /// <summary>A job that has ended well, or not.</summary>
    public async Task<(Job Job, Guid BuildId, Guid AttemptId)> EndedAsync(bool succeeded = true, SubmitRequest? request = null)
    {
        var (job, buildId, attemptId) = await RunningAsync(request);
        await Compilers.SayAsync(Events.Finished(buildId, attemptId, succeeded));
        return (await UntilAsync(job.JobId, succeeded ? JobState.Finished : JobState.Failed), buildId, attemptId);
    }

    /// <summary>Returns once everything said before has had its effect, or none.</summary>
    public async Task SettleAsync()
    {
        // Events of one publisher are read in order, a few at a time; a build of its own tells when they have come through.
        var job = await SubmitAsync();
        for (var round = 0; round < 2; round++)
        {
            await Compilers.SayAsync(Events.Started(Guid.Parse(job.Build.BuildId), Guid.NewGuid(), $"round-{round}"));
            await UntilAsync(job.JobId, current => current.Build.Worker == $"round-{round}");
        }
    }

    public async Task<long> CountAsync(string sql)
    {
        await using var connection = new NpgsqlConnection(ConnectionString);
        await connection.OpenAsync();
        await using var command = connection.CreateCommand();
#pragma warning disable CA2100 // Tests write it themselves.
        command.CommandText = sql;
#pragma warning restore CA2100
        return Convert.ToInt64(await command.ExecuteScalarAsync(), System.Globalization.CultureInfo.InvariantCulture);
    }
}

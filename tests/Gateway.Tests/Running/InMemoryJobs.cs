using System.Collections.Concurrent;
using Google.Protobuf.WellKnownTypes;
using Grpc.Core;
using KeymapBakery.Protos.Jobs.V1;
using RpcStatus = Grpc.Core.Status;

namespace KeymapBakery.Gateway.Tests.Running;

/// <summary>
/// A job service that keeps jobs in memory and builds nothing: what a job comes to is up to the test. It is here to see
/// the gateway's answers to every state; the real job service is behind the gateway in the end-to-end tests.
/// </summary>
internal sealed class InMemoryJobs : Jobs.JobsBase
{
    private readonly ConcurrentDictionary<string, Job> _jobs = [];
    private readonly ConcurrentDictionary<string, SubmitRequest> _keys = [];
    private int _queueRequests;
    private int _getRequests;
    private readonly ConcurrentDictionary<string, int> _watches = [];

    /// <summary>How many watch a job at the moment.</summary>
    public int Watched(string jobId) => _watches.GetValueOrDefault(jobId);

    public ConcurrentDictionary<string, SubmitRequest> Submitted { get; } = [];

    public Queue Queue { get; set; } = new()
    {
        Compilers = { new Compiler { Name = "baker-1", Slots = 2, LastSeenAt = Timestamp.FromDateTimeOffset(DateTimeOffset.UtcNow) } },
    };

    public int QueueRequests => _queueRequests;

    /// <summary>How often a job was asked for.</summary>
    public int GetRequests => _getRequests;

    /// <summary>What there is to wait for before a job that was asked for is answered, as it stood before.</summary>
    public Func<Task> BeforeGetAnswer { get; set; } = () => Task.CompletedTask;

    /// <summary>The job is past its retention.</summary>
    public void Remove(string jobId) => _jobs.TryRemove(jobId, out _);

    public static Timestamp CreatedAt { get; } = Timestamp.FromDateTimeOffset(new(2026, 11, 21, 0, 24, 46, TimeSpan.Zero));

    public void Change(string jobId, Action<Job> change)
    {
        var changed = _jobs[jobId].Clone();
        change(changed);
        _jobs[jobId] = changed;
    }

    public override Task<Job> Submit(SubmitRequest request, ServerCallContext context)
    {
        Submitted[request.JobId] = request;
        if (request.Branch == "refused")
        {
            throw new RpcException(new RpcStatus(StatusCode.InvalidArgument, "There is no branch \"refused\"; use master."));
        }

        if (request.Callback is not null && !request.Callback.Url.StartsWith("https://ci.example.org/", StringComparison.Ordinal))
        {
            throw new RpcException(new RpcStatus(StatusCode.InvalidArgument, "callback goes where this server may not call."));
        }

        var first = request.IdempotencyKey.Length > 0 ? _keys.GetOrAdd(request.IdempotencyKey, request) : request;
        if (first.PostedJson != request.PostedJson)
        {
            throw new RpcException(new RpcStatus(StatusCode.AlreadyExists, "Something else was submitted under this idempotency key."));
        }

        return Task.FromResult(_jobs.GetOrAdd(first.JobId, id => new Job
        {
            JobId = id,
            State = JobState.Queued,
            CreatedAt = CreatedAt,
            Keyboard = request.Keyboard,
            Keymap = request.Keymap,
            Layout = request.Layout,
            Branch = request.Branch,
            PostedJson = request.PostedJson,
            Build = new Build { BuildId = Guid.NewGuid().ToString(), QueuePosition = 3 },
        }));
    }

    public override async Task<Job> Get(GetRequest request, ServerCallContext context)
    {
        var job = Find(request.JobId);
        Interlocked.Increment(ref _getRequests);
        if (request.IncludeKeymap)
        {
            job = job.Clone();
            job.KeymapJson = Submitted[request.JobId].CanonicalJson;
        }

        await BeforeGetAnswer();
        return job;
    }

    public override async Task Watch(WatchRequest request, IServerStreamWriter<Job> responseStream, ServerCallContext context)
    {
        _watches.AddOrUpdate(request.JobId, 1, (_, count) => count + 1);
        try
        {
            await WatchAsync(request, responseStream, context.CancellationToken);
        }
        finally
        {
            _watches.AddOrUpdate(request.JobId, 0, (_, count) => count - 1);
        }
    }

    private async Task WatchAsync(WatchRequest request, IServerStreamWriter<Job> responseStream, CancellationToken cancellationToken)
    {
        Job? told = null;
        while (told?.State is null or JobState.Queued or JobState.Running)
        {
            var job = Find(request.JobId);
            if (!job.Equals(told))
            {
                told = job;
                await responseStream.WriteAsync(job, cancellationToken);
            }

            await Task.Delay(10, cancellationToken);
        }
    }

    public override Task<Job> Cancel(CancelRequest request, ServerCallContext context)
    {
        if (Find(request.JobId).State is JobState.Queued or JobState.Running)
        {
            Change(request.JobId, job => job.State = JobState.Cancelled);
        }

        return Task.FromResult(Find(request.JobId));
    }

    public override Task<Queue> GetQueue(GetQueueRequest request, ServerCallContext context)
    {
        Interlocked.Increment(ref _queueRequests);
        return Task.FromResult(Queue);
    }

    /// <summary>What was compiled ahead on the default branch, by keyboard; two at a time, if there is any.</summary>
    public SortedDictionary<string, KeyboardBuild> KeyboardBuilds { get; } = new(StringComparer.Ordinal);

    /// <summary>Keyboards the default branch has, besides those that were compiled.</summary>
    public HashSet<string> OtherKeyboards { get; } = [];

    public override Task<ListKeyboardBuildsReply> ListKeyboardBuilds(ListKeyboardBuildsRequest request, ServerCallContext context)
    {
        CheckBranch(request.Branch);
        var rest = KeyboardBuilds.Values.Where(build => string.CompareOrdinal(build.Keyboard, request.Page) > 0).ToList();
        var page = rest.Take(2).Select(build => build.Clone()).ToList();
        page.ForEach(build => build.Output = request.IncludeOutput ? build.Output : "");
        return Task.FromResult(new ListKeyboardBuildsReply
        {
            Revision = $"revision-{KeyboardBuilds.Count}",
            Builds = { page },
            NextPage = rest.Count > page.Count ? page[^1].Keyboard : "",
        });
    }

    public override Task<GetKeyboardBuildReply> GetKeyboardBuild(GetKeyboardBuildRequest request, ServerCallContext context)
    {
        CheckBranch(request.Branch);
        var build = KeyboardBuilds.GetValueOrDefault(request.Keyboard);
        return build is null && !OtherKeyboards.Contains(request.Keyboard)
            ? throw new RpcException(new RpcStatus(StatusCode.NotFound, $"Branch master of the firmware has no keyboard {request.Keyboard}."))
            : Task.FromResult(new GetKeyboardBuildReply { Build = build });
    }

    /// <summary>What command lines have reported.</summary>
    public ConcurrentQueue<ReportUsageRequest> Reports { get; } = [];

    /// <summary>How often keyboards were used, whatever the time span.</summary>
    public Protos.Jobs.V1.Usage Usage { get; } = new();

    /// <summary>The time spans asked for, in days.</summary>
    public ConcurrentQueue<int> UsageRequests { get; } = [];

    public override Task<ReportUsageReply> ReportUsage(ReportUsageRequest request, ServerCallContext context)
    {
        Reports.Enqueue(request);
        return Task.FromResult(new ReportUsageReply());
    }

    public override Task<Protos.Jobs.V1.Usage> GetUsage(GetUsageRequest request, ServerCallContext context)
    {
        UsageRequests.Enqueue(request.Days);
        return Task.FromResult(Usage);
    }

    private static void CheckBranch(string branch)
    {
        if (branch is not ("" or "master"))
        {
            throw new RpcException(new RpcStatus(StatusCode.NotFound, $"There is no branch {branch} in the firmware repository."));
        }
    }

    public Job Find(string jobId)
    {
        if (Guid.Parse(jobId) == Guid.Empty)
        {
            throw new RpcException(new RpcStatus(StatusCode.InvalidArgument, "job_id must be a UUID."));
        }

        return _jobs.TryGetValue(jobId, out var job)
            ? job
            : throw new RpcException(new RpcStatus(StatusCode.NotFound, $"There is no job {jobId}."));
    }
}

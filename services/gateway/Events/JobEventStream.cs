using System.Net.ServerSentEvents;
using System.Runtime.CompilerServices;
using System.Text.Json;
using KeymapBakery.Gateway.Compile;
using KeymapBakery.Gateway.Hosting;
using KeymapBakery.Gateway.JobService;

namespace KeymapBakery.Gateway.Events;

/// <summary>Turns what happens to a job into events: <c>state</c>, <c>output</c>, and <c>end</c> with the whole answer, after which there is nothing more.</summary>
internal sealed class JobEventStream(JobServiceClient jobs, JobStatuses statuses, JobAnswers answers)
{
    // How long a client that was cut off waits before it comes again.
    private static readonly TimeSpan Reconnection = TimeSpan.FromSeconds(1);

    /// <summary>The events of a job, to its end.</summary>
    /// <param name="jobId">The job.</param>
    /// <param name="mark">What the client has already.</param>
    /// <param name="request">The client's request, which URLs are made for.</param>
    /// <param name="cancellationToken">The client is gone.</param>
    public async IAsyncEnumerable<SseItem<string>> OfAsync(
        Guid jobId, OutputMark mark, HttpRequest request, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        JobStateEvent? told = null;
        await foreach (var job in jobs.WatchAsync(jobId, cancellationToken))
        {
            var answer = answers.Of(job, request);
            var state = new JobStateEvent
            {
                EstimatedSeconds = answer.EstimatedSeconds,
                State = answer.State,
                Status = answer.Status,
                QueuePosition = answer.QueuePosition,
            };
            // An estimate that does nothing but count down is no news.
            if (state != told && state with { EstimatedSeconds = told?.EstimatedSeconds } != told)
            {
                told = state;
                yield return Item("state", JsonSerializer.Serialize(state, GatewayJson.Readable.JobStateEvent), mark);
            }

            var lines = (job.Build?.Output ?? "").Split('\n')[..^1];
            var attempt = job.Build?.StartedAt?.ToDateTimeOffset().ToUnixTimeMilliseconds() ?? 0;
            var from = attempt == mark.Attempt && mark.Lines <= lines.Length ? mark.Lines : 0;
            if (from < lines.Length)
            {
                mark = new OutputMark(attempt, lines.Length);
                var output = new JobOutputEvent { From = from, Lines = lines[from..] };
                yield return Item("output", JsonSerializer.Serialize(output, GatewayJson.Readable.JobOutputEvent), mark);
            }

            if (answer.Result is not null)
            {
                statuses.Learn(job);
                yield return Item("end", JsonSerializer.Serialize(answer, GatewayJson.Readable.JobAnswer), mark);
            }
        }
    }

    private static SseItem<string> Item(string type, string data, OutputMark mark) =>
        new(data, type) { EventId = mark.ToString(), ReconnectionInterval = Reconnection };
}

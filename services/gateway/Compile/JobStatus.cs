using System.Text.Json;
using KeymapBakery.Gateway.Hosting;
using KeymapBakery.Protos.Jobs.V1;

namespace KeymapBakery.Gateway.Compile;

/// <summary>A job as it stood at one moment, and the answer that tells of it, which is made once for all who ask at the same address.</summary>
/// <param name="job">The job.</param>
/// <param name="readAt">The moment, or one before; a timestamp of the clock.</param>
internal sealed class JobStatus(Job job, long readAt)
{
    // What an entry costs besides the texts of the job, which are here as UTF-16 and in the answer as UTF-8.
    private const int EntryBytes = 1024;
    private const int Copies = 3;

    private JobStatusBody? _body;

    /// <summary>The job.</summary>
    public Job Job => job;

    /// <summary>The moment, or one before; a timestamp of the clock.</summary>
    public long ReadAt => readAt;

    /// <summary>True for a state that is never left again.</summary>
    public bool IsFinal { get; } = JobAnswers.IsFinal(job.State);

    /// <summary>Bytes of memory, about.</summary>
    public long Size => EntryBytes + ((long)Copies * job.CalculateSize());

    /// <summary>The answer for the client of a request.</summary>
    public JobStatusBody BodyFor(HttpRequest request, JobAnswers answers, PublicAddress address)
    {
        var origin = address.Of(request, "");
        if (_body is { } known && known.Origin == origin)
        {
            return known;
        }

        var content = JsonSerializer.SerializeToUtf8Bytes(answers.Of(job, request), GatewayJson.Readable.JobAnswer);
        return _body = new JobStatusBody(origin, content, IsFinal ? EntityTags.Of(content) : null);
    }
}

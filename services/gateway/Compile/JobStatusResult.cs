using System.Text.Json;
using KeymapBakery.Answers;
using KeymapBakery.Gateway.Hosting;
using KeymapBakery.Protos.Jobs.V1;

namespace KeymapBakery.Gateway.Compile;

/// <summary>
/// How far a job is, on its way to the client. What has ended changes no more: it has an entity tag, and a client that has it already gets the
/// headers only. What has not ended is kept nowhere.
/// </summary>
internal sealed class JobStatusResult(Job job, JobAnswer answer) : IResult
{
    public async Task ExecuteAsync(HttpContext httpContext)
    {
        var response = httpContext.Response;
        var body = JsonSerializer.SerializeToUtf8Bytes(answer, GatewayJson.Readable.JobAnswer);
        if (!JobAnswers.IsFinal(job.State))
        {
            response.Headers.CacheControl = "no-store";
            PollDelay.Write(response, job);
        }
        else
        {
            // Kept by the client alone, and asked for again each time: the job's files are not there for ever.
            response.Headers.CacheControl = "private, no-cache";
            if (EntityTags.IsNotModified(httpContext, EntityTags.Of(body), job.Build?.EndedAt?.ToDateTimeOffset()))
            {
                return;
            }
        }

        response.ContentType = "application/json";
        response.ContentLength = body.Length;
        if (!HttpMethods.IsHead(httpContext.Request.Method))
        {
            await response.Body.WriteAsync(body, httpContext.RequestAborted);
        }
    }
}

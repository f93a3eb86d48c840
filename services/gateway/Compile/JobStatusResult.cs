using KeymapBakery.Gateway.Hosting;

namespace KeymapBakery.Gateway.Compile;

/// <summary>
/// How far a job is, on its way to the client. What has ended changes no more: it has an entity tag, and a client that has it already gets the
/// headers only. What has not ended is kept by no cache on the way.
/// </summary>
internal sealed class JobStatusResult(JobStatus status, JobStatusBody body) : IResult
{
    public async Task ExecuteAsync(HttpContext httpContext)
    {
        var response = httpContext.Response;
        if (body.Tag is null)
        {
            response.Headers.CacheControl = "no-store";
            PollDelay.Write(response, status.Job);
        }
        else
        {
            // Kept by the client alone, and asked for again each time: the job's files are not there for ever.
            response.Headers.CacheControl = "private, no-cache";
            if (EntityTags.IsNotModified(httpContext, body.Tag, status.Job.Build?.EndedAt?.ToDateTimeOffset()))
            {
                return;
            }
        }

        response.ContentType = "application/json";
        response.ContentLength = body.Content.Length;
        if (!HttpMethods.IsHead(httpContext.Request.Method))
        {
            await response.Body.WriteAsync(body.Content, httpContext.RequestAborted);
        }
    }
}

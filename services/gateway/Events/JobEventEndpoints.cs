using System.ComponentModel;
using KeymapBakery.Gateway.Compile;
using KeymapBakery.Gateway.Errors;
using KeymapBakery.Gateway.Hosting;
using KeymapBakery.Gateway.JobService;
using Microsoft.AspNetCore.Mvc;

namespace KeymapBakery.Gateway.Events;

/// <summary>A job as it happens, for clients that would rather listen than ask again and again.</summary>
internal static class JobEventEndpoints
{
    /// <summary>Adds what <see cref="MapJobEvents"/> needs.</summary>
    public static void AddJobEvents(this IHostApplicationBuilder builder) => builder.Services.AddSingleton<JobEventStream>();

    /// <summary>Maps <c>/v1/compile/{id}/events</c>.</summary>
    public static void MapJobEvents(this IEndpointRouteBuilder endpoints) =>
        endpoints.MapGet("/v1/compile/{id}/events", AnswerAsync)
            .WithTags("Compile")
            .WithName("listenToJob")
            .WithSummary("Listen to a job")
            .WithDescription(
                "Server-sent events: `state` with state, status, queue_position and estimated_seconds; `output` with lines and the number of the first of them; and "
                + "`end` with the answer that GET /v1/compile/{id} gives, after which the stream ends. A client that is cut off comes back with "
                + "Last-Event-ID, as browsers do by themselves, and gets what it has missed.")
            .Produces<string>(StatusCodes.Status200OK, "text/event-stream")
            .Produces<ErrorAnswer>(StatusCodes.Status404NotFound)
            .Produces<ErrorAnswer>(StatusCodes.Status503ServiceUnavailable);

    private static async Task<IResult> AnswerAsync(
        [Description(JobId.Description)] string id,
        [FromHeader(Name = "Last-Event-ID")] string? lastEventId,
        HttpContext context,
        JobServiceClient jobs,
        JobEventStream events,
        Draining draining)
    {
        if (!JobId.TryParse(id, out var jobId))
        {
            return JobId.Malformed();
        }

        if (await jobs.GetAsync(jobId, context.RequestAborted) is null)
        {
            return JobId.Unknown(jobId);
        }

        // Proxies that gather answers would keep the lines back.
        context.Response.Headers["X-Accel-Buffering"] = "no";
        return TypedResults.ServerSentEvents(
            events.OfAsync(jobId, OutputMark.Parse(lastEventId), context.Request, context.RequestAborted)
                .UntilAsync(draining.Token, context.RequestAborted));
    }
}

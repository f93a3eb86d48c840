using System.ComponentModel;
using KeymapBakery.Gateway.Description;
using KeymapBakery.Gateway.Errors;
using KeymapBakery.Gateway.Hosting;
using KeymapBakery.Gateway.JobService;
using KeymapBakery.ObjectStorage;
using KeymapBakery.Protos.Jobs.V1;

namespace KeymapBakery.Gateway.Compile;

/// <summary>
/// The files of a job: redirects to where they are handed out, which is the object store or, for what is put together on the way,
/// <see cref="JobFileEndpoints"/>.
/// </summary>
internal static class ArtifactEndpoints
{
    private const string Tag = "Downloads";

    /// <summary>
    /// Maps <c>/v1/compile/{id}/download</c>, <c>/hex</c>, <c>/keymap</c>, <c>/source</c> and <c>/bundle</c>; and <c>/download/{file}</c> for programs that
    /// name their copy after the URL, and look at its ending before they fetch it, as QMK Toolbox does with <c>qmk:</c> links.
    /// </summary>
    public static void MapArtifacts(this IEndpointRouteBuilder endpoints)
    {
        endpoints.MapArtifact("download", ArtifactKind.Firmware)
            .WithName("downloadFirmware")
            .WithSummary("Download the firmware of a finished job");
        endpoints.MapRead(
                "/v1/compile/{id}/download/{file}",
                (string id, string file, HttpContext context, JobServiceClient jobs, IObjectStore store, PublicAddress address) =>
                    RedirectAsync(id, ArtifactKind.Firmware, context, jobs, store, address, file))
            .ExcludeFromDescription();
        endpoints.MapArtifact("hex", ArtifactKind.Firmware)
            .WithName("downloadHex")
            .WithSummary("Download the firmware of a finished job (the older name of /download)");
        endpoints.MapArtifact("keymap", ArtifactKind.Keymap)
            .WithName("downloadKeymap")
            .WithSummary("Download the keymap a job compiled");
        endpoints.MapArtifact("source", ArtifactKind.Source)
            .WithName("downloadSource")
            .WithSummary("Download the complete source of a job's firmware, its keymap included");
        endpoints.MapArtifact("bundle", ArtifactKind.Bundle)
            .WithName("downloadBundle")
            .WithSummary("Download firmware, keymap and what is known about the keyboard in one file, for QMK Toolbox");
    }

    private static RouteHandlerBuilder MapArtifact(this IEndpointRouteBuilder endpoints, string segment, ArtifactKind kind) =>
        endpoints.MapRead(
                $"/v1/compile/{{id}}/{segment}",
                (
                    [Description(JobId.Description)] string id,
                    HttpContext context,
                    JobServiceClient jobs,
                    IObjectStore store,
                    PublicAddress address) => RedirectAsync(id, kind, context, jobs, store, address))
            .WithTags(Tag)
            .WithDescription("Redirects to a URL that saves the file under its own name and may work for a limited time.")
            .AddOpenApiOperationTransformer(AnswerHeaders.DescribeRedirectAsync)
            .Produces(StatusCodes.Status302Found)
            .Produces<ErrorAnswer>(StatusCodes.Status404NotFound)
            .Produces<ErrorAnswer>(StatusCodes.Status503ServiceUnavailable);

    private static async Task<IResult> RedirectAsync(
        string id,
        ArtifactKind kind,
        HttpContext context,
        JobServiceClient jobs,
        IObjectStore store,
        PublicAddress address,
        string? fileName = null)
    {
        if (!JobId.TryParse(id, out var jobId))
        {
            return JobId.Malformed();
        }

        if (await jobs.GetAsync(jobId, context.RequestAborted) is not { } job)
        {
            return JobId.Unknown(jobId);
        }

        context.Response.Headers.CacheControl = "no-store";
        if (kind.Of(job) is not { } artifact)
        {
            PollDelay.Write(context.Response, job);
            return ErrorResult.NotFound(WhyMissing(kind, job));
        }

        if (fileName is not null && fileName != artifact.FileName)
        {
            return ErrorResult.NotFound($"The {kind.Name} of job {job.JobId} is called {artifact.FileName}; ask /v1/compile/{job.JobId}/{kind.PathSegment} for it.");
        }

        if (JobFileEndpoints.Serves(kind, artifact))
        {
            return TypedResults.Redirect(address.Of(context.Request, JobFileEndpoints.PathOf(kind, job, artifact)));
        }

        var url = store.GetDownloadUrl(artifact.Key, artifact.FileName, kind.ContentType);
        return TypedResults.Redirect(url.IsAbsoluteUri ? url.AbsoluteUri : address.Of(context.Request, url.OriginalString));
    }

    /// <summary>Says why a job does not have a file.</summary>
    public static string WhyMissing(ArtifactKind kind, Job job) => job.State switch
    {
        JobState.Queued or JobState.Running =>
            $"Job {job.JobId} is {JobAnswers.StateOf(job.State)}: there is no {kind.Name} yet. "
            + $"Ask GET /v1/compile/{job.JobId} until its status is finished, then come back.",
        JobState.Failed =>
            $"Job {job.JobId} failed: there is no {kind.Name}. Why it failed is in result.output of GET /v1/compile/{job.JobId}.",
        JobState.Cancelled =>
            $"Job {job.JobId} was cancelled: there is no {kind.Name}. Submit the keymap again to compile it.",
        _ => $"Job {job.JobId} has no {kind.Name}.",
    };
}

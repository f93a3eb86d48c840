using System.Text;
using KeymapBakery.Gateway.Errors;
using KeymapBakery.Gateway.Hosting;
using KeymapBakery.Gateway.JobService;
using KeymapBakery.ObjectStorage;
using KeymapBakery.Protos.Jobs.V1;
using KeymapBakery.SourceArchives;
using KeymapBakery.SourceArchives.Composing;
using Microsoft.Net.Http.Headers;

namespace KeymapBakery.Gateway.Compile;

/// <summary>
/// The files that exist nowhere as such: the keymap under the job's own name, the source, which is the archive of the commit and that keymap, and the
/// bundle of firmware and keymap.
/// Whoever knows the job's id may have them, as with all else of the job; so these URLs are not signed.
/// </summary>
internal static class JobFileEndpoints
{
    /// <summary>Maps <c>/v1/compile/{id}/keymap/{file}</c>, <c>/source/{file}</c> and <c>/bundle/{file}</c>, where <see cref="ArtifactEndpoints"/> redirects to.</summary>
    public static void MapJobFiles(this IEndpointRouteBuilder endpoints)
    {
        endpoints.MapJobFile(ArtifactKind.Keymap);
        endpoints.MapJobFile(ArtifactKind.Source);
        endpoints.MapJobFile(ArtifactKind.Bundle);
    }

    /// <summary>True when a file is put together here; others are in the object store as they are.</summary>
    public static bool Serves(ArtifactKind kind, Artifact artifact) =>
        kind == ArtifactKind.Keymap || kind == ArtifactKind.Bundle || (kind == ArtifactKind.Source && SourceArchiveKeys.IsArchive(artifact.Key));

    /// <summary>The path at which a file of a job is handed out.</summary>
    public static string PathOf(ArtifactKind kind, Job job, Artifact artifact) =>
        $"/v1/compile/{job.JobId}/{kind.PathSegment}/{Uri.EscapeDataString(artifact.FileName)}";

    private static void MapJobFile(this IEndpointRouteBuilder endpoints, ArtifactKind kind) =>
        endpoints.MapRead(
                $"/v1/compile/{{id}}/{kind.PathSegment}/{{file}}",
                (string id, string file, HttpContext context, JobServiceClient jobs, IObjectStore store, JobBundles bundles) =>
                    SendAsync(id, file, kind, context, jobs, store, bundles))
            .ExcludeFromDescription();

    private static async Task<IResult> SendAsync(
        string id, string file, ArtifactKind kind, HttpContext context, JobServiceClient jobs, IObjectStore store, JobBundles bundles)
    {
        if (!JobId.TryParse(id, out var jobId))
        {
            return JobId.Malformed();
        }

        if (await jobs.GetWithKeymapAsync(jobId, context.RequestAborted) is not { } job)
        {
            return JobId.Unknown(jobId);
        }

        if (kind.Of(job) is not { } artifact)
        {
            return ErrorResult.NotFound(ArtifactEndpoints.WhyMissing(kind, job));
        }

        if (artifact.FileName != file || !Serves(kind, artifact))
        {
            return ErrorResult.NotFound($"Job {job.JobId} has no {kind.Name} at this URL; ask /v1/compile/{job.JobId}/{kind.PathSegment} for the right one.");
        }

        context.Response.Headers.CacheControl = "private";
        var keymap = Encoding.UTF8.GetBytes(job.KeymapJson);
        if (kind == ArtifactKind.Source)
        {
            return await SendSourceAsync(job, artifact, keymap, store, context.RequestAborted);
        }

        var content = kind == ArtifactKind.Bundle ? await bundles.MakeAsync(job, keymap, context.RequestAborted) : keymap;
        return content is null
            ? ErrorResult.NotFound($"The firmware of job {job.JobId} does not exist any more. Submit the keymap again to compile it.")
            : TypedResults.Bytes(content, kind.ContentType, artifact.FileName, enableRangeProcessing: true, EndOf(job), EntityTags.Of(content));
    }

    private static DateTimeOffset? EndOf(Job job) => job.Build.EndedAt?.ToDateTimeOffset();

    private static async Task<IResult> SendSourceAsync(
        Job job, Artifact artifact, byte[] keymap, IObjectStore store, CancellationToken cancellationToken)
    {
        var keymapFile = job.Build.Keymap?.FileName ?? "keymap.json";
        var archive = await ComposedArchive.OpenAsync(store, artifact.Key, artifact.SizeBytes, keymapFile, keymap, cancellationToken);
        return archive is null
            ? ErrorResult.NotFound($"The source of job {job.JobId} does not exist any more. Submit the keymap again to compile it.")
            : TypedResults.Stream(
                archive.OpenRead(),
                ArtifactKind.Source.ContentType,
                artifact.FileName,
                lastModified: EndOf(job),
                entityTag: new EntityTagHeaderValue($"\"{archive.Tag}\""),
                enableRangeProcessing: true);
    }
}

using System.ComponentModel;
using KeymapBakery.Gateway.Errors;
using KeymapBakery.Gateway.Hosting;
using KeymapBakery.Gateway.JobService;
using KeymapBakery.Protos.Jobs.V1;

namespace KeymapBakery.Gateway.Compile;

/// <summary>Jobs: submit a keymap, see how far it is, cancel it.</summary>
internal static class CompileEndpoints
{
    private const string Tag = "Compile";

    /// <summary>Adds what <see cref="MapCompile"/> and <see cref="ArtifactEndpoints.MapArtifacts"/> need.</summary>
    public static void AddCompile(this IHostApplicationBuilder builder)
    {
        builder.Services.AddSingleton<JobAnswers>();
        builder.Services.AddSingleton<KeymapCheck>();
        builder.Services.AddSingleton<KeymapSubmission>();
    }

    /// <summary>Maps <c>/v1/compile</c> and <c>/v1/compile/{id}</c>.</summary>
    public static void MapCompile(this IEndpointRouteBuilder endpoints)
    {
        endpoints.MapPost("/v1/compile", (HttpRequest request, KeymapSubmission submission, CancellationToken cancellationToken) =>
                submission.SubmitAsync(request, cancellationToken))
            .WithTags(Tag)
            .WithName("submitKeymap")
            .WithSummary("Submit a keymap for compiling")
            .WithDescription("Takes a keymap.json of at most 1 MiB, whatever Content-Type says, and answers with the id of a job.")
            .AddOpenApiOperationTransformer(KeymapRequestBody.DescribeAsync)
            .Produces<SubmitAnswer>()
            .Produces<ErrorAnswer>(StatusCodes.Status400BadRequest)
            .Produces<ErrorAnswer>(StatusCodes.Status413PayloadTooLarge)
            .Produces<ErrorAnswer>(StatusCodes.Status422UnprocessableEntity)
            .Produces<ErrorAnswer>(StatusCodes.Status503ServiceUnavailable);

        endpoints.MapRead(
                "/v1/compile/{id}",
                ([Description(JobId.Description)] string id, HttpContext context, JobServiceClient jobs, JobAnswers answers) =>
                    AnswerAsync(id, context, answers, jobs.GetAsync))
            .WithTags(Tag)
            .WithName("getJob")
            .WithSummary("See how far a job is")
            .WithDescription("Ask every few seconds while status is queued or running; after that, result says what came of the job.")
            .ProducesJob();

        endpoints.MapDelete(
                "/v1/compile/{id}",
                ([Description(JobId.Description)] string id, HttpContext context, JobServiceClient jobs, JobAnswers answers) =>
                    AnswerAsync(id, context, answers, jobs.CancelAsync))
            .WithTags(Tag)
            .WithName("cancelJob")
            .WithSummary("Cancel a job")
            .WithDescription("A job that is finished or failed stays as it is. Answers with the job as it then stands.")
            .ProducesJob();
    }

    private static RouteHandlerBuilder ProducesJob(this RouteHandlerBuilder endpoint) => endpoint
        .Produces<JobAnswer>()
        .Produces<ErrorAnswer>(StatusCodes.Status404NotFound)
        .Produces<ErrorAnswer>(StatusCodes.Status503ServiceUnavailable);

    private static async Task<IResult> AnswerAsync(
        string id,
        HttpContext context,
        JobAnswers answers,
        Func<Guid, CancellationToken, Task<Job?>> jobOf)
    {
        if (!JobId.TryParse(id, out var jobId))
        {
            return JobId.Malformed();
        }

        if (await jobOf(jobId, context.RequestAborted) is not { } job)
        {
            return JobId.Unknown(jobId);
        }

        context.Response.Headers.CacheControl = "no-store";
        return new JsonAnswer<JobAnswer>(answers.Of(job, context.Request), GatewayJson.Readable.JobAnswer);
    }
}

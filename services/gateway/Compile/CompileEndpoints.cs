using System.ComponentModel;
using KeymapBakery.Answers;
using KeymapBakery.Gateway.Description;
using KeymapBakery.Gateway.Errors;
using KeymapBakery.Gateway.Hosting;

namespace KeymapBakery.Gateway.Compile;

/// <summary>Jobs: submit a keymap, see how far it is, cancel it.</summary>
internal static class CompileEndpoints
{
    private const string Tag = "Compile";

    /// <summary>Maps <c>/v1/compile</c>, <c>/v1/compile/batch</c> and <c>/v1/compile/{id}</c>.</summary>
    public static void MapJobs(this IEndpointRouteBuilder endpoints)
    {
        endpoints.MapPost("/v1/compile", (HttpRequest request, CompileAnswers answers, CancellationToken cancellationToken) =>
                answers.AnswerAsync(request, cancellationToken))
            .WithTags(Tag)
            .WithName("submitKeymap")
            .WithSummary("Submit a keymap for compiling")
            .WithDescription(
                "Takes a keymap.json of at most 1 MiB, whatever Content-Type says, and answers with the id of a job. With ?wait=30 the answer comes when "
                + "the job has ended, and then holds what GET /v1/compile/{id} answers besides; when it has not within that many seconds, the answer is the usual one.")
            .AddOpenApiOperationTransformer(KeymapRequestBody.DescribeAsync)
            .AddOpenApiOperationTransformer(SubmissionParameters.DescribeAsync)
            .Produces<SubmitAnswer>()
            .Produces<ErrorAnswer>(StatusCodes.Status400BadRequest)
            .Produces<ErrorAnswer>(StatusCodes.Status413PayloadTooLarge)
            .Produces<ErrorAnswer>(StatusCodes.Status422UnprocessableEntity)
            .Produces<ErrorAnswer>(StatusCodes.Status503ServiceUnavailable);

        endpoints.MapPost("/v1/compile/batch", (HttpRequest request, BatchAnswers answers, CancellationToken cancellationToken) =>
                answers.AnswerAsync(request, cancellationToken))
            .WithTags(Tag)
            .WithName("submitBatch")
            .WithSummary("Submit several keymaps for compiling")
            .WithDescription(
                "Takes a JSON array of keymaps, each as POST /v1/compile takes it, and answers for each with a job and the URLs at which to follow it, or with "
                + "what is wrong. A keymap that is refused keeps none of the others from being compiled. Each counts as a request.")
            .AddOpenApiOperationTransformer(KeymapRequestBody.DescribeBatchAsync)
            .AddOpenApiOperationTransformer(SubmissionParameters.DescribeBatchAsync)
            .Produces<BatchAnswer>()
            .Produces<ErrorAnswer>(StatusCodes.Status400BadRequest)
            .Produces<ErrorAnswer>(StatusCodes.Status413PayloadTooLarge)
            .Produces<ErrorAnswer>(StatusCodes.Status429TooManyRequests);

        endpoints.MapRead(
                "/v1/compile/{id}",
                ([Description(JobId.Description)] string id, HttpContext context, JobStatusAnswers answers) => answers.GetAsync(id, context))
            .WithTags(Tag)
            .WithName("getJob")
            .WithSummary("See how far a job is")
            .WithDescription(
                "Ask again after Retry-After seconds while status is queued or running; after that, result says what came of the job, and the answer has "
                + "an ETag; If-None-Match is answered with 304.")
            .AddOpenApiOperationTransformer(AnswerHeaders.DescribeJobAsync)
            .ProducesJob()
            .Produces(StatusCodes.Status304NotModified);

        endpoints.MapDelete(
                "/v1/compile/{id}",
                ([Description(JobId.Description)] string id, HttpContext context, JobStatusAnswers answers) => answers.CancelAsync(id, context))
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
}

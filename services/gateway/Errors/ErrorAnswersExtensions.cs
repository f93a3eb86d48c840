using Microsoft.AspNetCore.Diagnostics;

namespace KeymapBakery.Gateway.Errors;

internal static class ErrorAnswersExtensions
{
    public static void AddErrorAnswers(this IHostApplicationBuilder builder) =>
        builder.Services.AddExceptionHandler<ExceptionAnswers>();

    /// <summary>Makes every error an <see cref="ErrorAnswer"/>: exceptions, and bare status codes such as routing's 404 and 405.</summary>
    public static void UseErrorAnswers(this IApplicationBuilder app)
    {
        app.UseExceptionHandler(_ => { });
        app.UseStatusCodePages(AnswerBareStatus);
    }

    private static Task AnswerBareStatus(StatusCodeContext context)
    {
        var request = context.HttpContext.Request;
        var response = context.HttpContext.Response;
        var message = response.StatusCode switch
        {
            StatusCodes.Status404NotFound =>
                $"There is nothing at {request.Path}. What there is: GET /v1, or the API description at /openapi/v1.json.",
            StatusCodes.Status405MethodNotAllowed =>
                $"{request.Method} is not possible at {request.Path}. Possible: {response.Headers.Allow}.",
            _ => $"The request for {request.Path} was refused with status {response.StatusCode}.",
        };
        return new ErrorResult(response.StatusCode, message).ExecuteAsync(context.HttpContext);
    }
}

using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.Json.Serialization.Metadata;
using KeymapBakery.Answers;
using KeymapBakery.Gateway.Compile;
using KeymapBakery.Gateway.Errors;
using KeymapBakery.Gateway.Hosting;
using Microsoft.AspNetCore.OpenApi;
using Microsoft.OpenApi;

namespace KeymapBakery.Gateway.Description;

/// <summary>Shows what answers look like. The examples are answers: they are written as those are, and so have the same members.</summary>
internal static class ApiExamples
{
    private const string Origin = "https://api.example.org";
    private const string JobId = "019aa3d5-4f0a-7c1e-9d5b-2f6d7c8e9a10";

    private static readonly ErrorPlace Place = new("$.layers[0][3]", "KC_CPSL is not a keycode.", Suggestion: "KC_CAPS");
    private static readonly ErrorAnswer Error = new(StatusCodes.Status422UnprocessableEntity, "$.layers[0][3]: KC_CPSL is not a keycode.", [Place]);

    private static readonly Dictionary<int, string> Messages = new()
    {
        [StatusCodes.Status400BadRequest] = "Invalid or missing keys: layers",
        [StatusCodes.Status401Unauthorized] = "This needs the header Authorization: Bearer with the operator's token.",
        [StatusCodes.Status403Forbidden] =
            "This installation has no operator's token, so nobody may use /v1/admin. Its operator sets one as Gateway:AdminToken.",
        [StatusCodes.Status404NotFound] = "There is nothing under this name any more. Submit the keymap again.",
        [StatusCodes.Status413PayloadTooLarge] = "The request is too large.",
        [StatusCodes.Status429TooManyRequests] = "Too many requests. Try again in 5 seconds.",
        [StatusCodes.Status502BadGateway] = "GitHub cannot be reached. Try again later, or post the layout itself as raw.",
        [StatusCodes.Status503ServiceUnavailable] = "The job service is not reachable at the moment. Nothing is lost: try again in 5 seconds.",
    };

    private static readonly JobAnswer Job = JobAnswerMaker.Make(
        new JobFacts
        {
            Id = JobId,
            State = JobStates.Finished,
            CreatedAt = new DateTimeOffset(2026, 11, 21, 8, 30, 0, TimeSpan.Zero),
            Keyboard = "crkbd/rev1",
            Keymap = "mine",
            Layout = "LAYOUT_split_3x6_3",
            PostedJson = """{"keyboard":"crkbd/rev1","keymap":"mine","layout":"LAYOUT_split_3x6_3","layers":[["KC_TAB","KC_Q"]]}""",
            Command = ["qmk", "compile", "crkbd-rev1-mine.json"],
            Output = "Compiling: keymap.c [OK]\nLinking: crkbd_rev1_mine.elf [OK]\n",
            Firmware = "crkbd_rev1_mine.hex",
            KeymapFile = "crkbd-rev1-mine.json",
            Source = "qmk_firmware-crkbd-rev1-mine.zip",
        },
        path => Origin + path);

    private static readonly Dictionary<string, JsonNode> Examples = new()
    {
        [nameof(SubmitAnswer)] = Write(new SubmitAnswer(Enqueued: true, JobId), GatewayJson.Readable.SubmitAnswer),
        [nameof(EndedSubmitAnswer)] = Write(new EndedSubmitAnswer(Job, warnings: null), GatewayJson.Readable.EndedSubmitAnswer),
        [nameof(JobAnswer)] = Write(Job, GatewayJson.Readable.JobAnswer),
        [nameof(ErrorAnswer)] = Write(Error, GatewayJson.Readable.ErrorAnswer),
        [nameof(ProblemAnswer)] = Write(ProblemAnswer.Of(Error), GatewayJson.Readable.ProblemAnswer),
        [nameof(BatchAnswer)] = Write(
            new BatchAnswer(
                Enqueued: 1,
                Refused: 1,
                [
                    new BatchEntry
                    {
                        Index = 0,
                        Enqueued = true,
                        JobId = JobId,
                        StatusUrl = $"{Origin}/v1/compile/{JobId}",
                        EventsUrl = $"{Origin}/v1/compile/{JobId}/events",
                    },
                    new BatchEntry { Index = 1, Enqueued = false, Error = Error with { Errors = [Place with { Path = "$[1].layers[0][3]" }] } },
                ]),
            GatewayJson.Readable.BatchAnswer),
    };

    /// <summary>Gives the schemas of answers their examples.</summary>
    public static Task DescribeAsync(OpenApiDocument document, OpenApiDocumentTransformerContext context, CancellationToken cancellationToken)
    {
        foreach (var (name, schema) in document.Components?.Schemas ?? new Dictionary<string, IOpenApiSchema>())
        {
            if (schema is OpenApiSchema own && Examples.TryGetValue(name, out var example))
            {
                own.Examples = [example.DeepClone()];
            }
        }

        return Task.CompletedTask;
    }

    /// <summary>An error of a status, in both shapes; null when there is no example of it.</summary>
    public static (JsonNode Error, JsonNode Problem)? OfError(int status)
    {
        var answer = status == Error.Code ? Error : Messages.TryGetValue(status, out var message) ? new ErrorAnswer(status, message) : null;
        return answer is null
            ? null
            : (Write(answer, GatewayJson.Readable.ErrorAnswer), Write(ProblemAnswer.Of(answer), GatewayJson.Readable.ProblemAnswer));
    }

    private static JsonNode Write<T>(T value, JsonTypeInfo<T> type) => JsonSerializer.SerializeToNode(value, type)!;
}

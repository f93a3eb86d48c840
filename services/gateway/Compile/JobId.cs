using KeymapBakery.Gateway.Errors;

namespace KeymapBakery.Gateway.Compile;

/// <summary>The id of a job in a URL.</summary>
internal static class JobId
{
    public const string Description = "UUID of the job, as POST /v1/compile answered it.";

    // The message of api.qmk.fm, which clients may compare.
    private const string NotFound = "Compile job not found";

    public static bool TryParse(string id, out Guid jobId) => Guid.TryParseExact(id, "D", out jobId);

    public static ErrorResult Malformed() =>
        ErrorResult.NotFound($"{NotFound}: the id in the URL is not a UUID. Use the job_id that POST /v1/compile answered.");

    public static ErrorResult Unknown(Guid jobId) =>
        ErrorResult.NotFound($"{NotFound}: {jobId} was never submitted, or is too old to be kept. Submit the keymap again.");
}

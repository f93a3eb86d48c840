using System.Globalization;
using KeymapBakery.Gateway.Errors;
using KeymapBakery.Gateway.Hosting;
using KeymapBakery.Protos.Jobs.V1;

namespace KeymapBakery.Gateway.Compile;

/// <summary>What a client asks for besides the keymap, outside of the body, so that the keymap stays what it is.</summary>
/// <param name="IdempotencyKey">Text by which a repetition is known; null when there is none.</param>
/// <param name="Callback">Whom to tell of the job's end; null for nobody.</param>
/// <param name="Wait">How long to wait for the job's end before answering.</param>
/// <param name="IsLenient">
/// True when a keymap with wrong keys is to become a job that fails, rather than to be refused: asked for with <c>Prefer: handling=lenient</c>
/// (RFC 7240, 4.4), and taken for granted of pages that ask for nothing, as the QMK Configurator gives up at any answer to a submission but 200.
/// </param>
internal sealed record SubmissionTerms(string? IdempotencyKey, Callback? Callback, TimeSpan Wait, bool IsLenient)
{
    public const string PreferHeader = "Prefer";
    public const string IdempotencyKeyHeader = "Idempotency-Key";
    public const string WaitParameter = "wait";
    public const string CallbackParameter = "callback";
    public const int LongestIdempotencyKey = 255;

    /// <summary>Reads header and query of a submission.</summary>
    /// <returns>The terms, or the answer that says what is wrong with them.</returns>
    public static (SubmissionTerms? Terms, ErrorResult? Refusal) Read(HttpRequest request, PublicAddress address, TimeSpan longestWait)
    {
        if (!TryReadKey(request, out var key))
        {
            return (null, BadRequest(
                $"{IdempotencyKeyHeader} must be one text of 1 to {LongestIdempotencyKey} visible ASCII characters, in quotes or not, for example a random UUID."));
        }

        if (!TryReadWait(request, longestWait, out var wait))
        {
            return (null, BadRequest($"{WaitParameter} must be a whole number of seconds from 0 to {longestWait.TotalSeconds:0}."));
        }

        string? url = request.Query[CallbackParameter];
        var callback = string.IsNullOrEmpty(url) ? null : new Callback { Url = url, ApiUrl = address.Of(request, "") };
        return (new SubmissionTerms(key, callback, wait, ReadLeniency(request)), null);
    }

    // A structured string is in quotes, with \ before each quote and \ in it (RFC 8941, 3.3.3); many clients leave them out.
    private static bool TryReadKey(HttpRequest request, out string? key)
    {
        key = null;
        var values = request.Headers[IdempotencyKeyHeader];
        if (values.Count == 0)
        {
            return true;
        }

        var text = values.Count == 1 ? values[0]!.Trim() : "";
        var bare = text.Length >= 2 && text[0] == '"' && text[^1] == '"' ? Unescape(text[1..^1]) : text;
        key = bare;
        return bare is { Length: > 0 and <= LongestIdempotencyKey } && bare.All(letter => letter is >= '!' and <= '~');
    }

    private static string? Unescape(string quoted)
    {
        var text = new System.Text.StringBuilder(quoted.Length);
        for (var index = 0; index < quoted.Length; index++)
        {
            if (quoted[index] == '"' || (quoted[index] == '\\' && (++index == quoted.Length || quoted[index] is not ('"' or '\\'))))
            {
                return null;
            }

            text.Append(quoted[index]);
        }

        return text.ToString();
    }

    private static bool TryReadWait(HttpRequest request, TimeSpan longestWait, out TimeSpan wait)
    {
        wait = TimeSpan.Zero;
        var values = request.Query[WaitParameter];
        if (values.Count == 0)
        {
            return true;
        }

        var isNumber = int.TryParse(values, NumberStyles.None, CultureInfo.InvariantCulture, out var seconds);
        wait = TimeSpan.FromSeconds(seconds);
        return isNumber && wait <= longestWait;
    }

    private static bool ReadLeniency(HttpRequest request)
    {
        var preferences = request.Headers[PreferHeader].SelectMany(value => value!.Split(',', StringSplitOptions.TrimEntries)).ToList();
        return HasPreference(preferences, "lenient")
            || (!HasPreference(preferences, "strict") && request.Headers.Origin.Count > 0 && !ProblemAnswer.IsWantedBy(request));
    }

    private static bool HasPreference(List<string> preferences, string handling) =>
        preferences.Exists(preference => preference.Equals($"handling={handling}", StringComparison.OrdinalIgnoreCase));

    private static ErrorResult BadRequest(string message) => new(StatusCodes.Status400BadRequest, message);
}

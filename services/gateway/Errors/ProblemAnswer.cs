using System.Text.Json.Serialization;
using Microsoft.AspNetCore.WebUtilities;
using Microsoft.Net.Http.Headers;

namespace KeymapBakery.Gateway.Errors;

/// <summary>Why a request could not be served, as problem details (RFC 9457).</summary>
/// <param name="Type">Always <c>about:blank</c>: what kind of problem it is, the status says.</param>
/// <param name="Title">The words of the HTTP status.</param>
/// <param name="Status">The HTTP status code once more.</param>
/// <param name="Detail">What is wrong and what to do, for a person.</param>
/// <param name="Errors">What is wrong at which place of the posted JSON, by its JSON path; absent when it is not to blame.</param>
public sealed record ProblemAnswer(
    string Type,
    string Title,
    int Status,
    string Detail,
    [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] IReadOnlyList<ErrorPlace>? Errors = null)
{
    /// <summary>Media type of problem details.</summary>
    public const string ContentType = "application/problem+json";

    /// <summary>The type of a problem that needs no other explanation than its status (RFC 9457, 4.2.1).</summary>
    public const string NoSpecificType = "about:blank";

    /// <summary>True for a client that asks for problem details by name; one that takes anything gets the usual shape.</summary>
    public static bool IsWantedBy(HttpRequest request)
    {
        ArgumentNullException.ThrowIfNull(request);
        return request.Headers.Accept.Count > 0
            && MediaTypeHeaderValue.TryParseList(request.Headers.Accept, out var accepted)
            && accepted.Any(type => type.MediaType.Equals(ContentType, StringComparison.OrdinalIgnoreCase) && type.Quality is not 0);
    }

    /// <summary>The same error, told as problem details.</summary>
    public static ProblemAnswer Of(ErrorAnswer answer)
    {
        ArgumentNullException.ThrowIfNull(answer);
        return new(NoSpecificType, ReasonPhrases.GetReasonPhrase(answer.Code), answer.Code, answer.Message, answer.Errors);
    }
}

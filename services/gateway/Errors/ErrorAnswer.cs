using System.Text.Json.Serialization;

namespace KeymapBakery.Gateway.Errors;

/// <summary>Why a request could not be served, and what to change.</summary>
/// <param name="Code">The HTTP status code once more.</param>
/// <param name="Message">What is wrong and what to do, for a person.</param>
/// <param name="Errors">What is wrong at which place of what was posted; absent when no place is to blame.</param>
public sealed record ErrorAnswer(
    int Code,
    string Message,
    [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] IReadOnlyList<ErrorPlace>? Errors = null);

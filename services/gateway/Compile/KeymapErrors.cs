using System.Collections.Immutable;
using KeymapBakery.Gateway.Errors;
using KeymapBakery.Keymaps;

namespace KeymapBakery.Gateway.Compile;

/// <summary>Answers to keymaps that cannot be compiled, with the statuses and first words of api.qmk.fm.</summary>
internal static class KeymapErrors
{
    private static readonly string[] RequiredKeys = ["keyboard", "keymap", "layout", "layers"];

    /// <summary>The answer to a body that is too long to be looked at.</summary>
    public static ErrorResult TooManyBytes(int maxBytes) => new(
        StatusCodes.Status413PayloadTooLarge,
        $"The keymap is larger than {maxBytes} bytes. Shorten notes and documentation, or remove layers.");

    /// <summary>The answer to a keymap with errors.</summary>
    /// <param name="errors">What is wrong; at least one.</param>
    public static ErrorResult AnswerTo(ImmutableArray<KeymapError> errors)
    {
        var missing = errors.Where(error => error.Kind == KeymapErrorKind.MissingKey).ToArray();
        var first = missing.Length > 0 ? missing[0] : errors[0];
        return first.Kind switch
        {
            KeymapErrorKind.MissingKey => Answer(StatusCodes.Status400BadRequest, $"Invalid or missing keys: {NamesOf(missing)}", errors),
            KeymapErrorKind.MalformedJson or KeymapErrorKind.NotAKeymap =>
                Answer(StatusCodes.Status400BadRequest, $"Invalid JSON data! {first.Message}", errors),
            _ => Answer(StatusCodes.Status422UnprocessableEntity, SummaryOf(PlacesOf(errors)), errors),
        };
    }

    /// <summary>The answer to a keymap that is well-formed and does not fit the firmware.</summary>
    /// <param name="findings">What does not fit; at least one error.</param>
    public static ErrorResult AnswerTo(KeymapFindings findings) =>
        new(StatusCodes.Status422UnprocessableEntity, SummaryOf(findings.Errors), findings.Errors);

    /// <summary>Where the errors of a keymap are, and what they are.</summary>
    public static ErrorPlace[] PlacesOf(ImmutableArray<KeymapError> errors) =>
        [.. errors.Select(error => new ErrorPlace(error.Path, error.Message, error.Line, error.Column))];

    private static ErrorResult Answer(int code, string message, ImmutableArray<KeymapError> errors) => new(code, message, PlacesOf(errors));

    private static string NamesOf(KeymapError[] missing) =>
        string.Join(", ", RequiredKeys.Where(key => missing.Any(error => error.Path == $"$.{key}")));

    private static string SummaryOf(IReadOnlyList<ErrorPlace> errors)
    {
        var first = $"{errors[0].Path}: {errors[0].Message}";
        return errors.Count == 1 ? first : $"{first} ({errors.Count - 1} more in errors)";
    }
}

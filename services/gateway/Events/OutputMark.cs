using System.Globalization;

namespace KeymapBakery.Gateway.Events;

/// <summary>How much of which attempt's output a client has; the id of an event.</summary>
/// <param name="Attempt">When the attempt began, in milliseconds since 1970; 0 before any has.</param>
/// <param name="Lines">Lines of it that the client has.</param>
internal readonly record struct OutputMark(long Attempt, int Lines)
{
    /// <summary>Reads what a client sends back as <c>Last-Event-ID</c>; anything else is the beginning.</summary>
    public static OutputMark Parse(string? text) =>
        text?.Split('-') is [var attempt, var lines]
            && long.TryParse(attempt, NumberStyles.None, CultureInfo.InvariantCulture, out var began)
            && int.TryParse(lines, NumberStyles.None, CultureInfo.InvariantCulture, out var count)
            ? new OutputMark(began, count)
            : default;

    /// <inheritdoc/>
    public override string ToString() => string.Create(CultureInfo.InvariantCulture, $"{Attempt}-{Lines}");
}

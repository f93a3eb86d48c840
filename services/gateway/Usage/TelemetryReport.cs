using System.ComponentModel;

namespace KeymapBakery.Gateway.Usage;

/// <summary>What a command line tells of being used. Counted when action, keyboard and layout are there.</summary>
/// <param name="Action">What was done, for example <c>compile</c>: letters, digits, <c>_</c> and <c>-</c>.</param>
/// <param name="Keyboard">Path of the keyboard, for example <c>crkbd/rev1</c>.</param>
/// <param name="Layout">Name of the layout macro.</param>
/// <param name="LocationOk">True when the country may be counted that the report comes from; nothing else of the sender ever is.</param>
public sealed record TelemetryReport(
    [property: Description("What was done, for example compile.")] string? Action = null,
    [property: Description("Path of the keyboard, for example crkbd/rev1.")] string? Keyboard = null,
    [property: Description("Name of the layout macro.")] string? Layout = null,
    [property: Description("True when the country may be counted that the report comes from.")] bool? LocationOk = null);

namespace KeymapBakery.Gateway.Usage;

/// <summary>What a report is answered with.</summary>
/// <param name="Message">Thanks.</param>
public sealed record TelemetryAnswer(string Message);

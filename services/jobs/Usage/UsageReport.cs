namespace KeymapBakery.Jobs.Usage;

/// <summary>What a command line tells of being used.</summary>
/// <param name="Action">What was done, for example <c>compile</c>; empty, like keyboard and layout, when only a country is reported.</param>
/// <param name="Keyboard">Path of the keyboard.</param>
/// <param name="Layout">Name of the layout macro.</param>
/// <param name="Country">Country, two letters; empty when not to be counted.</param>
internal sealed record UsageReport(string Action, string Keyboard, string Layout, string Country);

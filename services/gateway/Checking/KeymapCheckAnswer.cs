using KeymapBakery.Gateway.Errors;

namespace KeymapBakery.Gateway.Checking;

/// <summary>What is to be said of a keymap before it is compiled.</summary>
/// <param name="Valid">False when submitting it would be refused.</param>
/// <param name="Errors">Why it would be refused.</param>
/// <param name="Warnings">Why it may not compile; whoever knows better may submit it all the same.</param>
public sealed record KeymapCheckAnswer(bool Valid, IReadOnlyList<ErrorPlace> Errors, IReadOnlyList<ErrorPlace> Warnings);

using System.Collections.Immutable;

namespace KeymapBakery.KeyboardLayouts.Kle;

/// <summary>What came of reading a layout: it, or what is wrong with it.</summary>
/// <param name="Layout">The layout; null when there are errors.</param>
/// <param name="Errors">What is wrong, in the order of the text; empty when there is a layout.</param>
public sealed record KleReading(KleLayout? Layout, ImmutableArray<LayoutError> Errors);

using System.Collections.Immutable;

namespace KeymapBakery.KeyboardLayouts.Kle;

/// <summary>A layout of keyboard-layout-editor.com.</summary>
/// <param name="Name">Name of the keyboard; empty when it has none.</param>
/// <param name="Keys">The keys and decals, in the order they are written.</param>
public sealed record KleLayout(string Name, ImmutableArray<KleKey> Keys);

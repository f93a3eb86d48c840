namespace KeymapBakery.Metadata.Merging.Keyboards;

/// <summary>What all keyboards of a tree have in common.</summary>
internal sealed class TreeRules;

using KeymapBakery.Metadata.Merging.Values;

namespace KeymapBakery.Metadata.Merging.Keyboards;

/// <summary>An info.json or keyboard.json.</summary>
/// <param name="Path">Where it lies, from the root of the tree.</param>
/// <param name="Content">What it says.</param>
/// <param name="IsValid">Does it satisfy the schema for such files? If not, it is left out.</param>
/// <param name="IsShared">Do other keyboards read it too? If so, nothing of it may be changed.</param>
internal sealed record InfoFile(string Path, DataNode Content, bool IsValid, bool IsShared);

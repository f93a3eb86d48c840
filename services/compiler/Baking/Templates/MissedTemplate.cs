namespace KeymapBakery.Compiler.Baking.Templates;

/// <summary>A template that was not there when somebody waited, with the build that wanted it.</summary>
/// <param name="Names">Names of the build's files.</param>
/// <param name="Keymap">The build's keymap.json.</param>
/// <param name="Commit">The firmware's commit.</param>
/// <param name="FirmwareHash">SHA-256 of what the build in full has made.</param>
internal sealed record MissedTemplate(BuildNames Names, ReadOnlyMemory<byte> Keymap, string Commit, ReadOnlyMemory<byte> FirmwareHash);

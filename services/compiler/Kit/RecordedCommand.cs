namespace KeymapBakery.Compiler.Kit;

/// <summary>A command that a build ran, in the root of the firmware tree.</summary>
/// <param name="Tool">Name of the program as the build called it, for example <c>avr-gcc</c>.</param>
/// <param name="Arguments">Its arguments.</param>
internal sealed record RecordedCommand(string Tool, IReadOnlyList<string> Arguments);

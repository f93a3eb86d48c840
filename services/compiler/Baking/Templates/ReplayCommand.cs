namespace KeymapBakery.Compiler.Baking.Templates;

/// <summary>A command to run again for another keymap, in the root of the firmware tree.</summary>
/// <param name="Phase">What it does.</param>
/// <param name="Tool">Name of the program on the configured path.</param>
/// <param name="Arguments">Its arguments; what depends on the keymap lies in <c>.bake</c>, all else in <c>.build</c> and the tree.</param>
internal sealed record ReplayCommand(ReplayPhase Phase, string Tool, IReadOnlyList<string> Arguments);

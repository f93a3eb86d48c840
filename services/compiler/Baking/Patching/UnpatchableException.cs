namespace KeymapBakery.Compiler.Baking.Patching;

/// <summary>Keycodes cannot be put into a linked firmware. The message says why: one sentence without full stop.</summary>
internal sealed class UnpatchableException(string message) : Exception(message);

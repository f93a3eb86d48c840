namespace KeymapBakery.Compiler.Baking;

/// <summary>A build cannot be made. The message is a sentence for the person who asked for it.</summary>
internal sealed class BuildRefusedException(string message) : Exception(message);

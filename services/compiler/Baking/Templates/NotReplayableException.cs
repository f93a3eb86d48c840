namespace KeymapBakery.Compiler.Baking.Templates;

/// <summary>No template can be made. The message is the end of a sentence: "... cannot be replayed: {message}".</summary>
internal sealed class NotReplayableException(string message) : Exception(message);

namespace KeymapBakery.Sources;

/// <summary>The firmware's source cannot be brought. The message is a sentence for the person who asked for it.</summary>
public sealed class SourceException(string message, Exception? cause = null) : Exception(message, cause);

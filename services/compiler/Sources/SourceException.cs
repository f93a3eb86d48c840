namespace KeymapBakery.Compiler.Sources;

/// <summary>The firmware's source cannot be brought. The message is a sentence for the person who asked for the build.</summary>
internal sealed class SourceException(string message, Exception? cause = null) : Exception(message, cause);

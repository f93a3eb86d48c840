namespace KeymapBakery.Compiler.Toolchain;

/// <summary>A tool used more than it may, so the build was ended. The message is a sentence for the person who asked for it.</summary>
internal class ToolLimitException(string message) : Exception(message);

namespace KeymapBakery.Compiler.Sources;

/// <summary>A git command failed. The message holds the command's name and what git wrote.</summary>
internal sealed class GitException(string message) : Exception(message);

namespace KeymapBakery.Sources;

/// <summary>A git command failed. The message holds the command's name and what git wrote.</summary>
public sealed class GitException(string message) : Exception(message);

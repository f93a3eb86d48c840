namespace KeymapBakery.Compiler.SourceArchiving;

/// <summary>The source archive of a commit cannot be made; the cause says why.</summary>
internal sealed class SourceArchiveException(string commit, Exception cause)
    : Exception($"The source archive of {commit} could not be made: {cause.Message}", cause);

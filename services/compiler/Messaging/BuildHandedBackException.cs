namespace KeymapBakery.Compiler.Messaging;

/// <summary>This compiler stops and cannot end the build; the broker gives it to another one.</summary>
internal sealed class BuildHandedBackException(Guid buildId) : Exception($"Build {buildId} is handed back because this compiler stops.");

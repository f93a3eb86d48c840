namespace KeymapBakery.Compiler.Prebaking;

/// <summary>This compiler stops and cannot end what it was asked for; the broker gives it to another one.</summary>
internal sealed class PrebakeHandedBackException() : Exception("It is handed back because this compiler stops.");

namespace KeymapBakery.Compiler.Toolchain;

/// <summary>A program printed so much that it was ended.</summary>
internal sealed class OutputLimitException(long limitBytes)
    : ToolLimitException($"The build was ended because it printed more than {limitBytes} bytes.");

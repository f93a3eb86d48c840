namespace KeymapBakery.Compiler.Baking;

/// <summary>Recognises that a disk is full.</summary>
internal static class DiskSpace
{
    // ENOSPC and EDQUOT of Linux; .NET keeps the error number in HResult.
    private const int NoSpace = 28;
    private const int QuotaExceeded = 122;

    /// <summary>True when the exception says so itself or quotes a tool that does.</summary>
    public static bool IsExhausted(Exception exception) =>
        exception is IOException { HResult: NoSpace or QuotaExceeded }
        || exception.Message.Contains("No space left on device", StringComparison.Ordinal)
        || (exception.InnerException is { } inner && IsExhausted(inner));
}

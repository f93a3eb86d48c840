namespace KeymapBakery.SourceArchives;

/// <summary>How source archives are laid out.</summary>
internal static class SourceLayout
{
    /// <summary>The folder everything lies in.</summary>
    public const string Root = "qmk_firmware/";

    /// <summary>POSIX <c>st_mode</c> of a file, which zip keeps in the upper half of the external attributes.</summary>
    public const int RegularFile = 0x8000 | 0b110_100_100;

    /// <summary>Of an executable file.</summary>
    public const int ExecutableFile = 0x8000 | 0b111_101_101;

    /// <summary>Of a symbolic link; its content is what it points to.</summary>
    public const int SymbolicLink = 0xA000 | 0b111_111_111;

    // Zip counts years from 1980, and has seven bits for them.
    private static readonly DateTimeOffset EarliestTime = new(1980, 1, 1, 0, 0, 0, TimeSpan.Zero);
    private static readonly DateTimeOffset LatestTime = new(2107, 12, 31, 23, 59, 58, TimeSpan.Zero);

    /// <summary>The nearest time zip can express, in UTC.</summary>
    public static DateTimeOffset Expressible(DateTimeOffset time) =>
        time < EarliestTime ? EarliestTime : time > LatestTime ? LatestTime : time.ToUniversalTime();
}

using KeymapBakery.Metadata.Merging.Tree;

namespace KeymapBakery.Metadata.Merging.Keyboards;

/// <summary>
/// Rules that came to <c>qmk generate-api</c> in the course of time. A tree brings its own tool along, so its lib/python/qmk/info.py
/// tells which of them apply to it; a tree of data files alone is merged by the rules of early 2026.
/// </summary>
/// <param name="DerivesFlagSteps">LED matrices get <c>flag_steps</c> from their LEDs' flags.</param>
/// <param name="ReadsCustomMatrix">CUSTOM_MATRIX in rules.mk says that the matrix is scanned by the keyboard's own code.</param>
internal sealed record ToolRevision(bool DerivesFlagSteps, bool ReadsCustomMatrix)
{
    private const string Source = "lib/python/qmk/info.py";

    /// <summary>Reads the revision from a tree.</summary>
    /// <exception cref="MalformedFileException">The file is there but cannot be read.</exception>
    public static ToolRevision Read(FirmwareTree tree)
    {
        if (!tree.HasFile(Source))
        {
            return new ToolRevision(true, true);
        }

        var source = tree.ReadText(Source);
        return new ToolRevision(
            source.Contains("['flag_steps']", StringComparison.Ordinal),
            source.Contains("rules['CUSTOM_MATRIX']", StringComparison.Ordinal));
    }
}

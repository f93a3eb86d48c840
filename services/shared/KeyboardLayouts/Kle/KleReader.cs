using KeymapBakery.KeyboardLayouts.Notation;

namespace KeymapBakery.KeyboardLayouts.Kle;

/// <summary>
/// Reads layouts of keyboard-layout-editor.com: its "Raw data", which are rows without brackets around them, and its downloaded JSON,
/// which is the same with them. The format: https://github.com/ijprest/keyboard-layout-editor/wiki/Serialized-Data-Format.
/// </summary>
public static class KleReader
{
    /// <summary>Reads a layout from its text.</summary>
    /// <param name="text">The text.</param>
    /// <param name="path">JSON path of the layout, with which paths in errors begin.</param>
    /// <param name="limits">What the layout may be at most.</param>
    public static KleReading Read(string text, string path, LayoutLimits limits)
    {
        try
        {
            return Read(NotationReader.ReadItems(text, limits), path, limits);
        }
        catch (NotationException exception)
        {
            return new KleReading(null, [new LayoutError(path, $"{exception.Position}: {exception.Message}", exception.Position)]);
        }
    }

    /// <summary>Reads a layout from its rows.</summary>
    /// <param name="rows">The rows, perhaps in one more list.</param>
    /// <param name="path">JSON path of the layout, with which paths in errors begin.</param>
    /// <param name="limits">What the layout may be at most.</param>
    public static KleReading Read(NotationList rows, string path, LayoutLimits limits)
    {
        var isWhole = rows.Items is [NotationList whole] && whole.Items.Any(item => item is NotationList);
        var errors = new KleErrors(limits.Errors);
        var layout = new KleRows(errors, limits).Read(isWhole ? (NotationList)rows.Items[0] : rows, path);
        return errors.IsEmpty ? new KleReading(layout, []) : new KleReading(null, errors.All);
    }
}

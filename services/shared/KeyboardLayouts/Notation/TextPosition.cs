namespace KeymapBakery.KeyboardLayouts.Notation;

/// <summary>A place in a text.</summary>
/// <param name="Line">Line, from 1.</param>
/// <param name="Column">Column in that line, from 1, in UTF-16 units.</param>
public readonly record struct TextPosition(int Line, int Column)
{
    /// <summary>For a person: <c>line 3, column 17</c>.</summary>
    public override string ToString() => $"line {Line}, column {Column}";
}

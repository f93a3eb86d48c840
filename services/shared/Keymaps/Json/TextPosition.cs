using System.Text;

namespace KeymapBakery.Keymaps.Json;

/// <summary>Turns byte offsets into lines and columns as an editor counts them.</summary>
internal static class TextPosition
{
    /// <summary>Line and column, both from 1, of a byte offset.</summary>
    public static (int Line, int Column) Of(ReadOnlySpan<byte> utf8, int offset)
    {
        var before = utf8[..offset];
        var lineStart = before.LastIndexOf((byte)'\n') + 1;
        return (before.Count((byte)'\n') + 1, Encoding.UTF8.GetCharCount(before[lineStart..]) + 1);
    }

    /// <summary>The same for a line counted from 0 and a byte offset within it.</summary>
    public static (int Line, int Column) Of(ReadOnlySpan<byte> utf8, int lineIndex, int byteInLine)
    {
        var start = 0;
        for (var line = 0; line < lineIndex; line++)
        {
            start += utf8[start..].IndexOf((byte)'\n') + 1;
        }
        return Of(utf8, Math.Min(start + byteInLine, utf8.Length));
    }
}

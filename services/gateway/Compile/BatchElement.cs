using System.Text;
using KeymapBakery.Gateway.Errors;

namespace KeymapBakery.Gateway.Compile;

/// <summary>One element of a batch.</summary>
/// <param name="Index">Its place, from 0.</param>
/// <param name="Text">Its text.</param>
/// <param name="Line">Line of the whole text it begins in, from 1.</param>
/// <param name="Column">UTF-16 code units of that line before it.</param>
internal sealed record BatchElement(int Index, ReadOnlyMemory<byte> Text, int Line, int Column)
{
    /// <summary>The element of <paramref name="text"/> from <paramref name="start"/> to before <paramref name="end"/>.</summary>
    public static BatchElement Cut(ReadOnlyMemory<byte> text, int start, int end, int index)
    {
        var before = text.Span[..start];
        var lineStart = before.LastIndexOf((byte)'\n') + 1;
        return new BatchElement(index, text[start..end], before.Count((byte)'\n') + 1, Encoding.UTF8.GetCharCount(before[lineStart..]));
    }

    /// <summary>An answer about the element alone, with the places of the whole text.</summary>
    public ErrorAnswer Place(ErrorAnswer answer) => answer with { Errors = Place(answer.Errors) };

    /// <summary>Places in the element alone, as places in the whole text.</summary>
    public IReadOnlyList<ErrorPlace>? Place(IReadOnlyList<ErrorPlace>? places) =>
        places?.Select(place => place with
        {
            Path = place.Path.StartsWith('$') ? $"$[{Index}]{place.Path[1..]}" : place.Path,
            Line = place.Line + Line - 1,
            Column = place.Line == 1 ? place.Column + Column : place.Column,
        }).ToArray();
}

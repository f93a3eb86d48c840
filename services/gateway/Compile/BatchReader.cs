using System.Text.Json;
using KeymapBakery.Gateway.Errors;

namespace KeymapBakery.Gateway.Compile;

/// <summary>Cuts the text of a JSON array into the texts of its elements.</summary>
internal static class BatchReader
{
    /// <summary>The elements, or the answer that says why there are none.</summary>
    /// <param name="posted">JSON text in UTF-8.</param>
    /// <param name="most">Most elements.</param>
    public static (List<BatchElement>? Elements, ErrorResult? Refusal) Read(ReadOnlyMemory<byte> posted, int most)
    {
        ReadOnlySpan<byte> preamble = [0xEF, 0xBB, 0xBF];
        var text = posted.Span.StartsWith(preamble) ? posted[preamble.Length..] : posted;
        try
        {
            var reader = new Utf8JsonReader(text.Span);
            if (!reader.Read() || reader.TokenType != JsonTokenType.StartArray)
            {
                return (null, NotAnArray("$: it is not an array."));
            }

            List<BatchElement> elements = [];
            while (reader.Read() && reader.TokenType != JsonTokenType.EndArray)
            {
                if (elements.Count == most)
                {
                    return (null, new ErrorResult(
                        StatusCodes.Status413PayloadTooLarge, $"A batch has at most {most} keymaps. Send more batches, one after the other."));
                }

                var start = (int)reader.TokenStartIndex;
                reader.Skip();
                elements.Add(BatchElement.Cut(text, start, (int)reader.BytesConsumed, elements.Count));
            }

            // Whatever follows the array is an error of the text.
            reader.Read();
            return elements.Count > 0 ? (elements, null) : (null, NotAnArray("$: it is empty."));
        }
        catch (JsonException exception)
        {
            return (null, NotAnArray($"line {exception.LineNumber + 1}, byte {exception.BytePositionInLine + 1}: it is not JSON."));
        }
    }

    private static ErrorResult NotAnArray(string reason) => new(
        StatusCodes.Status400BadRequest, $"The body must be a JSON array of one keymap or more. {reason}");
}

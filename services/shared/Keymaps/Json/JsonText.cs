using System.Text;
using System.Text.Json;
using System.Text.Unicode;

namespace KeymapBakery.Keymaps.Json;

/// <summary>
/// The first pass over a posted text: everything that can be told without knowing what a keymap is. UTF-8, JSON syntax
/// (no comments, no trailing commas), sizes, depth, duplicate members, broken surrogate pairs.
/// </summary>
internal static class JsonText
{
    public static ReadOnlyMemory<byte> WithoutByteOrderMark(ReadOnlyMemory<byte> utf8) =>
        utf8.Span.StartsWith("\uFEFF"u8) ? utf8[3..] : utf8;

    /// <summary>True when nothing is wrong.</summary>
    public static bool Check(ReadOnlySpan<byte> utf8, ReadingContext context)
    {
        if (utf8.Length > context.Limits.MaxBytes)
        {
            context.Add(
                KeymapErrorKind.TooLarge,
                JsonPath.Root,
                $"The keymap has {utf8.Length} bytes; at most {context.Limits.MaxBytes} are allowed. Shorten it.");
            return false;
        }
        if (!Utf8.IsValid(utf8))
        {
            var (line, column) = TextPosition.Of(utf8, IndexOfInvalid(utf8));
            context.AddMalformed(line, column, "this is not UTF-8; save the text as UTF-8");
            return false;
        }

        // One level more than allowed, so that going too deep is found below, with the path, and not by the reader.
        var reader = new Utf8JsonReader(utf8, new JsonReaderOptions { MaxDepth = context.Limits.MaxDepth + 1 });
        var structure = new JsonStructure(context);
        try
        {
            while (!context.IsFull && reader.Read() && structure.Accept(ref reader))
            {
            }
        }
        catch (JsonException error)
        {
            var (line, column) = TextPosition.Of(utf8, (int)(error.LineNumber ?? 0), (int)(error.BytePositionInLine ?? 0));
            context.AddMalformed(line, column, SyntaxProblem.Of(error.Message));
        }
        return !context.HasErrors;
    }

    /// <summary>What kind of value it is, in words.</summary>
    public static string Describe(JsonElement value) => value.ValueKind switch
    {
        JsonValueKind.Object => value.EnumerateObject().Any() ? "an object" : "an empty object",
        JsonValueKind.Array => "an array",
        JsonValueKind.String => "a string",
        JsonValueKind.Number => "a number",
        JsonValueKind.Null => "null",
        _ => "true or false",
    };

    private static int IndexOfInvalid(ReadOnlySpan<byte> utf8)
    {
        var index = 0;
        while (Rune.DecodeFromUtf8(utf8[index..], out _, out var consumed) == System.Buffers.OperationStatus.Done)
        {
            index += consumed;
        }
        return index;
    }
}

using KeymapBakery.Metadata.Merging.Values;

namespace KeymapBakery.Metadata.Merging.Keyboards;

/// <summary>Pins and arrays as config.h writes them.</summary>
internal static class Pins
{
    /// <summary><c>B0, NO_PIN, 7</c>: names; numbers; null for no pin.</summary>
    public static DataList List(string pins) => new(pins.Split(',').Select(Pin));

    /// <summary><c>{B0,NO_PIN},{B1,B2}</c>: rows of names, null for no pin.</summary>
    public static DataList Rows(string rows, KeyboardInfo info) => new(Array(rows, info).Select(row => new DataList(
        row.Select(pin => pin == "NO_PIN" ? DataNull.Instance : (DataNode)new DataText(pin)))));

    /// <summary><c>{1,2},{3,4}</c>: rows of whole numbers.</summary>
    public static DataList Numbers(string rows, KeyboardInfo info) => new(
        Array(rows, info).Select(row => new DataList(row.Select(item => PythonText.TryParseInteger(item, out var number)
            ? DataInteger.Of(number)
            : throw info.Unusable($"\"{item}\" in config.h is not a number.")))));

    private static DataNode Pin(string pin)
    {
        pin = PythonText.Strip(pin);
        return pin switch
        {
            "" or "NO_PIN" => DataNull.Instance,
            _ when pin.All(char.IsAsciiDigit) && long.TryParse(pin, out var number) => DataInteger.Of(number),
            _ => new DataText(pin),
        };
    }

    private static IEnumerable<string[]> Array(string rows, KeyboardInfo info)
    {
        var end = rows.LastIndexOf('}');
        if (end < 0)
        {
            throw info.Unusable($"\"{rows}\" in config.h is not an array of arrays.");
        }

        return rows[..(end + 1)].Split("},{").Select(row =>
        {
            row = row.StartsWith('{') ? row[1..] : row;
            row = row.EndsWith('}') ? row[..^1] : row;
            return row.Split(',');
        });
    }
}

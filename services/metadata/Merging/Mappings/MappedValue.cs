using KeymapBakery.Metadata.Merging.Values;

namespace KeymapBakery.Metadata.Merging.Mappings;

/// <summary>Turns what config.h and rules.mk say into values of info.json (lib/python/qmk/info.py, <c>_config_to_json</c>).</summary>
internal static class MappedValue
{
    /// <summary>
    /// Converts a text, or the true or false of a definition without value.
    /// Types: <c>array</c>, <c>array.int</c> (in braces or not), <c>bool</c>, <c>flag</c>, <c>hex</c>, <c>list</c> (of words), <c>int</c>,
    /// <c>str</c> (in quotes), <c>bcd_version</c> (<c>0xJJMN</c>); every other is left as it is.
    /// </summary>
    /// <exception cref="FormatException">
    /// The value is not of the type. The messages are published, so they are those of the Python interpreter.
    /// </exception>
    public static DataNode Convert(string type, DataNode value)
    {
        if (type.StartsWith("array", StringComparison.Ordinal))
        {
            return Array(type, value);
        }

        switch (type)
        {
            case "bool" or "flag":
                return value as DataBoolean ?? DataBoolean.Of(value is DataText { Value: "1" or "on" or "yes" });
            case "hex":
                return new DataText("0x" + PythonText.Slice(Subscriptable(value), 2, int.MaxValue).ToUpperInvariant());
            case "list":
                return new DataList(PythonText.Words(Text(value, "split")).Select(word => new DataText(word)));
            case "int":
                return value is DataBoolean flag ? DataInteger.Of(flag.Value ? 1 : 0) : Integer(Text(value, ""));
            case "str":
                var text = Text(value, "strip").Trim('"');
                return new DataText(text.Replace("\\\"", "\"", StringComparison.Ordinal).Replace(@"\\", @"\", StringComparison.Ordinal));
            case "bcd_version":
                return BcdVersion(Subscriptable(value));
            default:
                return value;
        }
    }

    private static DataList Array(string type, DataNode value)
    {
        var parts = type.Split('.');
        if (parts.Length > 2)
        {
            throw new FormatException($"Conversion of {type} not possible");
        }

        var text = PythonText.Strip(
            Text(value, "replace").Replace("{", "", StringComparison.Ordinal).Replace("}", "", StringComparison.Ordinal));
        return parts is [_, "int"]
            ? new DataList(text.Split(',').Select(Integer))
            : new DataList(text.Split(',').Select(item => new DataText(PythonText.Strip(item))));
    }

    private static DataText BcdVersion(string text)
    {
        var major = Integer(PythonText.Slice(text, 2, 4));
        return new DataText($"{major}.{Integer(Digit(text, 4))}.{Integer(Digit(text, 5))}");
    }

    private static string Digit(string text, int at) =>
        at < text.Length ? text[at].ToString() : throw new FormatException("string index out of range");

    private static DataNode Integer(string text) => PythonText.TryParseInteger(text, out var value)
        ? DataInteger.Of(value)
        : throw new FormatException($"invalid literal for int() with base 10: {DataText.Quoted(text)}");

    private static string Text(DataNode value, string method) => value is DataText text
        ? text.Value
        : throw new FormatException($"'{value.TypeName}' object has no attribute '{method}'");

    private static string Subscriptable(DataNode value) => value is DataText text
        ? text.Value
        : throw new FormatException($"'{value.TypeName}' object is not subscriptable");
}

using System.Globalization;
using KeymapBakery.Metadata.Merging.Values;

namespace KeymapBakery.Metadata.Merging.CFiles;

/// <summary>
/// The LEDs that a keyboard's source defines in <c>g_led_config</c>, read as lib/python/qmk/c_parse.py does:
/// <code>
/// definition = "led_config_t" … "g_led_config" … "{" matrix points flags "}" … ";"
/// matrix     = "{" *( "{" *( led | "NO_LED" ) "}" ) "}"         ; per row and column, the index of the key's LED
/// points     = "{" *( "{" x y "}" ) "}"                         ; per LED
/// flags      = "{" *flag "}"                                    ; per LED, a number or LED_FLAG_…
/// </code>
/// with separators anywhere. Names other than these are null, and a preprocessor directive inside makes the definition unreadable.
/// </summary>
public static class LedConfiguration
{
    /// <summary>Reads a source file's text.</summary>
    /// <param name="text">The text.</param>
    /// <param name="columns">The columns of the key matrix.</param>
    /// <param name="rows">Its rows; each half of a split keyboard may define its own.</param>
    /// <returns>Per LED <c>{"x", "y", "flags", "matrix"?}</c>; null without (readable) definition.</returns>
    /// <exception cref="FormatException">The definition contradicts itself or the matrix.</exception>
    public static DataList? Parse(string text, double columns, double rows)
    {
        ArgumentNullException.ThrowIfNull(text);
        if (!text.Contains("g_led_config", StringComparison.Ordinal))
        {
            return null;
        }

        var sections = new Sections();
        if (!sections.Read(CComments.Remove(text)) || sections.Count == 0)
        {
            return null;
        }

        Check(sections, columns, rows);
        var leds = new DataList();
        for (var led = 0; led < sections.Flags.Count; led++)
        {
            leds.Items.Add(new DataMap
            {
                ["x"] = sections.Points[2 * led],
                ["y"] = sections.Points[(2 * led) + 1],
                ["flags"] = sections.Flags[led],
            });
        }

        Place(leds, sections.Matrix);
        return leds;
    }

    private static void Check(Sections sections, double columns, double rows)
    {
        if (sections.Matrix.Count != rows && sections.Matrix.Count != rows / 2)
        {
            throw new FormatException("Unable to parse g_led_config matrix data");
        }

        for (var row = 0; row < sections.Matrix.Count; row++)
        {
            if (sections.Matrix[row].Count != columns)
            {
                throw new FormatException(string.Create(
                    CultureInfo.InvariantCulture,
                    $"Number of columns in row {row} ({sections.Matrix[row].Count}) does not match matrix ({columns})"));
            }
        }

        var points = (sections.Points.Count + 1) / 2;
        if (points != sections.Flags.Count)
        {
            throw new FormatException(
                $"Number of g_led_config physical positions ({points}) does not match number of flags ({sections.Flags.Count})");
        }

        var indexes = sections.Matrix.SelectMany(row => row).OfType<DataNumber>().ToList();
        var largest = indexes.Count == 0 ? null : indexes.Aggregate((most, next) => next.CompareTo(most) > 0 ? next : most);
        if (largest is not null && largest.AsDouble >= sections.Flags.Count)
        {
            throw new FormatException($"LED index {largest} is OOB in g_led_config - should be < {sections.Flags.Count}");
        }

        if (indexes.Any(index => index is not DataInteger))
        {
            throw new FormatException("matrix indexes are not all ints");
        }

        if (sections.Points.Count % 2 != 0)
        {
            throw new FormatException("Malformed g_led_config position data");
        }
    }

    private static void Place(DataList leds, List<List<DataNode>> matrix)
    {
        for (var row = 0; row < matrix.Count; row++)
        {
            for (var column = 0; column < matrix[row].Count; column++)
            {
                if (matrix[row][column] is DataInteger index)
                {
                    var led = index.Value < 0 ? leds.Items.Count + index.Value : index.Value;
                    if (led < 0)
                    {
                        throw new FormatException("list index out of range");
                    }

                    ((DataMap)leds.Items[(int)led])["matrix"] = new DataList([DataInteger.Of(row), DataInteger.Of(column)]);
                }
            }
        }
    }

    private sealed class Sections
    {
        public List<List<DataNode>> Matrix { get; } = [];

        public List<DataNode> Points { get; } = [];

        public List<DataNode> Flags { get; } = [];

        public int Count { get; private set; }

        // False when a directive stands inside the definition.
        public bool Read(string source)
        {
            var tokens = new CTokenizer(source);
            bool typeSeen = false, inside = false;
            var depth = 0;
            var row = new List<DataNode>();
            while (tokens.MoveNext())
            {
                if (!inside)
                {
                    typeSeen |= tokens.Text is "led_config_t";
                    inside = typeSeen && tokens.Text is "g_led_config";
                    continue;
                }

                switch (tokens.Text)
                {
                    case ";":
                        inside = false;
                        break;
                    case "{":
                        depth++;
                        Count += depth == 2 ? 1 : 0;
                        break;
                    case "}":
                        if (Count == 1 && depth == 3)
                        {
                            Matrix.Add(row);
                            row = [];
                        }

                        depth--;
                        break;
                    default:
                        if (tokens.Kind == CTokenKind.Directive)
                        {
                            return false;
                        }

                        if (tokens.Kind != CTokenKind.Other)
                        {
                            List(depth, row)?.Add(Value(tokens.Kind, tokens.Text));
                        }

                        break;
                }
            }

            return true;
        }

        private List<DataNode>? List(int depth, List<DataNode> row) => (Count, depth) switch
        {
            (1, 3) => row,
            (2, 3) => Points,
            (3, 2) => Flags,
            _ => null,
        };

        private static DataNode Value(CTokenKind kind, ReadOnlySpan<char> text) => kind switch
        {
            CTokenKind.Integer => long.TryParse(text, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var value)
                ? DataInteger.Of(value)
                : throw new FormatException($"invalid literal for int() with base 10: '{text}'"),
            CTokenKind.Hexadecimal => Hexadecimal(text),
            CTokenKind.Real => double.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out var value)
                ? new DataReal(value)
                : throw new FormatException($"could not convert string to float: '{text}'"),
            _ => text switch
            {
                "LED_FLAG_ALL" => DataInteger.Of(0xFF),
                "LED_FLAG_NONE" => DataInteger.Of(0x00),
                "LED_FLAG_MODIFIER" => DataInteger.Of(0x01),
                "LED_FLAG_UNDERGLOW" => DataInteger.Of(0x02),
                "LED_FLAG_KEYLIGHT" => DataInteger.Of(0x04),
                "LED_FLAG_INDICATOR" => DataInteger.Of(0x08),
                _ => DataNull.Instance,
            },
        };

        private static DataInteger Hexadecimal(ReadOnlySpan<char> text)
        {
            var negative = text[0] == '-';
            return long.TryParse(text[(negative ? 3 : 2)..], NumberStyles.AllowHexSpecifier, CultureInfo.InvariantCulture, out var value)
                ? DataInteger.Of(negative ? -value : value)
                : throw new FormatException($"invalid literal for int() with base 0: '{text}'");
        }
    }
}

using System.Globalization;
using System.Text;
using KeymapBakery.Keymaps.Names;

namespace KeymapBakery.Keymaps.Json;

/// <summary>Place of a value in a JSON text; a chain of steps from the root that becomes text only for an error.</summary>
internal sealed class JsonPath
{
    private readonly JsonPath? _parent;
    private readonly string? _member;
    private readonly int _index;

    private JsonPath(JsonPath? parent, string? member, int index) => (_parent, _member, _index) = (parent, member, index);

    public static JsonPath Root { get; } = new(null, null, 0);

    public JsonPath Member(string name) => new(this, name, 0);

    public JsonPath Index(int index) => new(this, null, index);

    public override string ToString()
    {
        var steps = new Stack<string>();
        for (var path = this; path._parent is not null; path = path._parent)
        {
            steps.Push(path.Step);
        }
        return steps.Aggregate(new StringBuilder("$"), (text, step) => text.Append(step)).ToString();
    }

    private string Step => _member switch
    {
        null => string.Create(CultureInfo.InvariantCulture, $"[{_index}]"),
        _ when Identifier.IsIdentifier(_member) => $".{Printable.Shorten(_member)}",
        _ => $"['{Printable.Shorten(_member)}']",
    };
}

using System.Diagnostics.CodeAnalysis;
using System.Text;

namespace KeymapBakery.Metadata.Merging.Makefiles;

/// <summary>The variables that a keyboard's rules.mk files assign, in the order of their first assignment.</summary>
public sealed class Rules
{
    private readonly Dictionary<string, StringBuilder> _values = new(StringComparer.Ordinal);
    private readonly List<string> _names = [];

    /// <summary>The variables, first assigned first.</summary>
    public IReadOnlyList<KeyValuePair<string, string>> Variables =>
        [.. _names.Select(name => KeyValuePair.Create(name, _values[name].ToString()))];

    /// <summary>Is nothing assigned?</summary>
    public bool IsEmpty => _names.Count == 0;

    /// <summary>Is the variable assigned?</summary>
    public bool Contains(string name) => _values.ContainsKey(name);

    /// <summary>Looks a variable up.</summary>
    public bool TryGet(string name, [MaybeNullWhen(false)] out string value)
    {
        value = _values.GetValueOrDefault(name)?.ToString();
        return value is not null;
    }

    /// <summary>Assigns a variable.</summary>
    public void Set(string name, string value) => Obtain(name, out _).Clear().Append(value);

    /// <summary>Adds to a variable, after a space; assigns it where it is not assigned.</summary>
    public void Append(string name, string value)
    {
        var text = Obtain(name, out var isNew);
        text.Append(isNew ? "" : " ").Append(value);
    }

    private StringBuilder Obtain(string name, out bool isNew)
    {
        isNew = !_values.TryGetValue(name, out var text);
        if (text is null)
        {
            _values.Add(name, text = new StringBuilder());
            _names.Add(name);
        }

        return text;
    }
}

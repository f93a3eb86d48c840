using System.Diagnostics.CodeAnalysis;

namespace KeymapBakery.Metadata.Merging.Makefiles;

/// <summary>The variables that a keyboard's rules.mk files assign, in the order of their first assignment.</summary>
public sealed class Rules
{
    private readonly Dictionary<string, int> _index = new(StringComparer.Ordinal);
    private readonly List<KeyValuePair<string, string>> _variables = [];

    /// <summary>The variables, first assigned first.</summary>
    public IReadOnlyList<KeyValuePair<string, string>> Variables => _variables;

    /// <summary>Looks a variable up.</summary>
    public bool TryGet(string name, [MaybeNullWhen(false)] out string value)
    {
        var found = _index.TryGetValue(name, out var at);
        value = found ? _variables[at].Value : null;
        return found;
    }

    /// <summary>Assigns a variable.</summary>
    public void Set(string name, string value)
    {
        if (_index.TryGetValue(name, out var at))
        {
            _variables[at] = new(name, value);
            return;
        }

        _index.Add(name, _variables.Count);
        _variables.Add(new(name, value));
    }
}

using System.Diagnostics.CodeAnalysis;
using System.Text;
using System.Text.Json;

namespace KeymapBakery.Metadata.Merging.Values;

/// <summary>
/// An object. Keys keep the order in which they were first added. Most maps are the handful of properties of a key on a keyboard,
/// so small ones are searched from front to back and only large ones get an index.
/// </summary>
public sealed class DataMap : DataNode
{
    private const int LargestUnindexed = 12;

    private List<KeyValuePair<string, DataNode>> _entries;
    private Dictionary<string, int>? _index;

    /// <summary>An empty map.</summary>
    public DataMap() => _entries = [];

    /// <summary>The entries, oldest key first.</summary>
    public IReadOnlyList<KeyValuePair<string, DataNode>> Entries => _entries;

    /// <summary>How many keys there are.</summary>
    public int Count => _entries.Count;

    /// <inheritdoc/>
    public override string TypeName => "dict";

    /// <inheritdoc/>
    public override bool IsTruthy => _entries.Count > 0;

    /// <summary>The value of a key. Setting keeps the place of a key that exists.</summary>
    /// <exception cref="KeyNotFoundException">The key is not there.</exception>
    public DataNode this[string key]
    {
        get => TryGet(key, out var value) ? value : throw new KeyNotFoundException($"There is no \"{key}\".");
        set
        {
            var at = Find(key);
            if (at >= 0)
            {
                _entries[at] = new(key, value);
                return;
            }

            _index?.Add(key, _entries.Count);
            _entries.Add(new(key, value));
        }
    }

    /// <summary>Is the key there?</summary>
    public bool Contains(string key) => Find(key) >= 0;

    /// <summary>Looks a key up.</summary>
    public bool TryGet(string key, [MaybeNullWhen(false)] out DataNode value)
    {
        var at = Find(key);
        value = at >= 0 ? _entries[at].Value : null;
        return at >= 0;
    }

    /// <summary>The value of a key, or null (not <see cref="DataNull"/>) where it is missing.</summary>
    public DataNode? Get(string key) => TryGet(key, out var value) ? value : null;

    /// <summary>Adds a key, unless it is there already: then false.</summary>
    public bool TryAdd(string key, DataNode value)
    {
        if (Find(key) >= 0)
        {
            return false;
        }

        _index?.Add(key, _entries.Count);
        _entries.Add(new(key, value));
        return true;
    }

    /// <summary>Takes a key away and returns its value; null where it was missing.</summary>
    public DataNode? Remove(string key)
    {
        var at = Find(key);
        if (at < 0)
        {
            return null;
        }

        var value = _entries[at].Value;
        _entries.RemoveAt(at);
        _index = null;
        return value;
    }

    /// <summary>Puts the keys in ordinal order of their code points.</summary>
    public void SortKeys()
    {
        _entries = [.. _entries.OrderBy(entry => entry.Key, StringComparer.Ordinal)];
        _index = null;
    }

    /// <inheritdoc/>
    public override DataNode Clone()
    {
        var copy = new DataMap();
        copy._entries.EnsureCapacity(_entries.Count);
        foreach (var (key, value) in _entries)
        {
            copy._entries.Add(new(key, value.Clone()));
        }

        return copy;
    }

    /// <inheritdoc/>
    public override bool ValueEquals(DataNode other) =>
        other is DataMap map && map.Count == Count &&
        _entries.All(entry => map.TryGet(entry.Key, out var value) && entry.Value.ValueEquals(value));

    /// <inheritdoc/>
    public override void WriteTo(Utf8JsonWriter writer)
    {
        ArgumentNullException.ThrowIfNull(writer);
        writer.WriteStartObject();
        foreach (var (key, value) in _entries)
        {
            writer.WritePropertyName(key);
            value.WriteTo(writer);
        }

        writer.WriteEndObject();
    }

    /// <inheritdoc/>
    public override void WriteRepresentation(StringBuilder text)
    {
        ArgumentNullException.ThrowIfNull(text);
        text.Append('{');
        for (var index = 0; index < _entries.Count; index++)
        {
            text.Append(index == 0 ? "" : ", ").Append(DataText.Quoted(_entries[index].Key)).Append(": ");
            _entries[index].Value.WriteRepresentation(text);
        }

        text.Append('}');
    }

    private int Find(string key)
    {
        if (_entries.Count <= LargestUnindexed)
        {
            for (var at = 0; at < _entries.Count; at++)
            {
                if (_entries[at].Key == key)
                {
                    return at;
                }
            }

            return -1;
        }

        if (_index is null)
        {
            _index = new Dictionary<string, int>(_entries.Count * 2, StringComparer.Ordinal);
            for (var at = 0; at < _entries.Count; at++)
            {
                _index.Add(_entries[at].Key, at);
            }
        }

        return _index.TryGetValue(key, out var found) ? found : -1;
    }
}

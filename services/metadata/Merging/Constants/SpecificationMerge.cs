using KeymapBakery.Metadata.Merging.Values;

namespace KeymapBakery.Metadata.Merging.Constants;

/// <summary>
/// Merges versions of a specification, each over the one before (lib/python/qmk/json_schema.py, <c>merge_ordered_dicts</c>): objects
/// key by key, lists by appending. An object with the key <c>!reset!</c> and a list that begins with it replace what was there; the
/// value <c>!delete!</c> takes it away.
/// </summary>
public static class SpecificationMerge
{
    private const string Reset = "!reset!";
    private const string Delete = "!delete!";

    /// <summary>Merges versions, oldest first.</summary>
    /// <exception cref="FormatException">
    /// A version merges an object or a list into something else, or deletes what isn't there.
    /// </exception>
    public static DataMap Merge(IEnumerable<DataMap> versions)
    {
        ArgumentNullException.ThrowIfNull(versions);
        var result = new DataMap();
        foreach (var (key, value) in versions.SelectMany(version => version.Entries))
        {
            Add(result, key, value);
        }

        return result;
    }

    private static void Add(DataMap target, string key, DataNode value)
    {
        var before = target.Get(key);
        switch (before, value)
        {
            case (not null, DataMap map):
                var merged = map.Contains(Reset) ? (DataMap)map.Clone() : Merge([Mergeable<DataMap>(key, before), map]);
                merged.Remove(Reset);
                target[key] = merged;
                break;
            case (not null, DataList { Items: [DataText { Value: Reset }, .. var rest] }):
                target[key] = new DataList(rest);
                break;
            case (not null, DataList list):
                target[key] = new DataList([.. Mergeable<DataList>(key, before).Items, .. list.Items]);
                break;
            case (_, DataText { Value: Delete }):
                _ = target.Remove(key) ?? throw new FormatException($"\"{key}\" is deleted, but not there.");
                break;
            default:
                target[key] = value;
                break;
        }
    }

    private static T Mergeable<T>(string key, DataNode before)
        where T : DataNode =>
        before as T ?? throw new FormatException($"\"{key}\" was a {before.TypeName} in the version before.");
}

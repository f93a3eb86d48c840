using System.Collections.Immutable;
using System.Text.RegularExpressions;
using KeymapBakery.Metadata.Merging.Hjson;
using KeymapBakery.Metadata.Merging.Keyboards;
using KeymapBakery.Metadata.Merging.Schemas;
using KeymapBakery.Metadata.Merging.Tree;
using KeymapBakery.Metadata.Merging.Values;

namespace KeymapBakery.Metadata.Merging.Constants;

/// <summary>
/// Makes the published constants from <c>data/constants/</c> (lib/python/qmk/keycodes.py). A version of the keycodes is everything up
/// to it, merged; once published it doesn't change any more, later ones only add to it. Every other file is published as it is.
/// </summary>
internal sealed partial class ConstantFiles(FirmwareTree tree, TreeRules rules, MergeOptions options)
{
    private const string Root = "data/constants";
    private const string Keycodes = Root + "/keycodes";
    private const string Extras = Keycodes + "/extras";

    private readonly ImmutableSortedDictionary<string, byte[]>.Builder _files =
        ImmutableSortedDictionary.CreateBuilder<string, byte[]>(StringComparer.Ordinal);

    /// <summary>The files, by name; what is wrong goes to <paramref name="errors"/> by path.</summary>
    public ImmutableSortedDictionary<string, byte[]> Read(IDictionary<string, string> errors)
    {
        AddOthers(Root, "", errors);
        AddVersions(Keycodes, "keycodes", errors);

        // The language is the first word only: of keycodes_us_extended_0.0.1 it is "us".
        var languages = tree.Folder(Extras).Files
            .Where(file => file.StartsWith("keycodes_", StringComparison.Ordinal) && VersionedFile().IsMatch(file))
            .Select(file => file.Split('_')[1]);
        foreach (var language in languages.Distinct().Order(StringComparer.Ordinal))
        {
            AddVersions(Extras, $"keycodes_{language}", errors);
        }

        return _files.ToImmutable();
    }

    /// <summary>The names that have versions, each with its versions, oldest first.</summary>
    public static DataMap Versions(IEnumerable<string> names)
    {
        var versions = new DataMap();
        foreach (var name in names.Order(StringComparer.Ordinal))
        {
            var file = name[(name.LastIndexOf('/') + 1)..];
            if (VersionedFile().Match(file + ".hjson") is not { Success: true } match)
            {
                continue;
            }

            versions.TryAdd(match.Groups["name"].Value, new DataList());
            ((DataList)versions[match.Groups["name"].Value]).Items.Add(new DataText(match.Groups["version"].Value));
        }

        return versions;
    }

    private void AddVersions(string folder, string prefix, IDictionary<string, string> errors)
    {
        var versions = tree.Folder(folder).Files
            .Select(file => VersionedFile().Match(file))
            .Where(match => match.Success && match.Groups["name"].Value == prefix)
            .Select(match => match.Groups["version"].Value)
            .Order(StringComparer.Ordinal)
            .ToList();
        for (var count = 1; count <= versions.Count; count++)
        {
            var name = $"{prefix}_{versions[count - 1]}";
            Try($"{folder}/{name}.hjson", errors, () => _files[name] = Specification(folder, prefix, versions[..count]).ToJson());
        }
    }

    // Files of a version are its base and its fragments by subject. Within a subject a version changes those before it.
    private DataMap Specification(string folder, string prefix, List<string> versions)
    {
        var subjects = new List<(string Subject, List<DataMap> Versions)> { ("", []) };
        foreach (var version in versions)
        {
            subjects[0].Versions.Add(ReadMap($"{folder}/{prefix}_{version}.hjson"));
            var start = $"{prefix}_{version}_";
            var fragments = tree.Folder(folder).Files
                .Where(file => file.StartsWith(start, StringComparison.Ordinal) && file.EndsWith(".hjson", StringComparison.Ordinal));
            foreach (var file in fragments.Order(StringComparer.Ordinal))
            {
                var subject = file[start.Length..^".hjson".Length];
                if (subjects.Find(known => known.Subject == subject) is not { Versions: { } known })
                {
                    known = [];
                    subjects.Add((subject, known));
                }

                known.Add(ReadMap($"{folder}/{file}"));
            }
        }

        var specification = new DataMap();
        foreach (var (_, parts) in subjects)
        {
            Update(specification, SpecificationMerge.Merge(parts));
        }

        specification["version"] = new DataText(versions[^1]);
        Sort(specification, "keycodes");
        Sort(specification, "ranges");
        return Checked(specification);
    }

    private DataMap Checked(DataMap specification)
    {
        if (SchemaCheck.Explain(rules.Keycodes, specification) is { } problem)
        {
            throw new FormatException(problem);
        }

        var names = ((DataMap)specification["keycodes"]).Entries
            .Select(entry => (DataMap)entry.Value)
            .SelectMany(keycode => (IEnumerable<DataNode>)[keycode["key"], .. (keycode.Get("aliases") as DataList)?.Items ?? []])
            .Select(name => name.ToString());
        var seen = new HashSet<string>(StringComparer.Ordinal);
        return names.FirstOrDefault(name => !seen.Add(name)) is { } duplicate
            ? throw new FormatException($"The keycode \"{duplicate}\" is declared twice.")
            : specification;
    }

    private static void Sort(DataMap specification, string key)
    {
        var map = specification.Get(key) as DataMap ?? new DataMap();
        map.SortKeys();
        specification[key] = map;
    }

    private static void Update(DataMap target, DataMap source)
    {
        foreach (var (key, value) in source.Entries)
        {
            if (value is DataMap inner)
            {
                var merged = target.Get(key) as DataMap ?? new DataMap();
                Update(merged, inner);
                target[key] = merged;
            }
            else
            {
                target[key] = value;
            }
        }
    }

    private void AddOthers(string folder, string name, IDictionary<string, string> errors)
    {
        foreach (var file in tree.Folder(folder).Files)
        {
            if (Path.GetExtension(file) is ".hjson" or ".json")
            {
                Try($"{folder}/{file}", errors, () =>
                    _files[name + Path.GetFileNameWithoutExtension(file)] = ReadNode($"{folder}/{file}").ToJson());
            }
        }

        foreach (var inner in tree.Folder(folder).Folders.Where(inner => $"{folder}/{inner}" != Keycodes))
        {
            AddOthers($"{folder}/{inner}", $"{name}{inner}/", errors);
        }
    }

    private static void Try(string path, IDictionary<string, string> errors, Action read)
    {
        try
        {
            read();
        }
        catch (Exception failed) when (failed is MalformedFileException or FormatException)
        {
            errors[path] = failed.Message;
        }
    }

    private DataNode ReadNode(string path) => HjsonReader.Read(tree.ReadText(path), path, options.MaximumDepth);

    private DataMap ReadMap(string path) =>
        ReadNode(path) as DataMap ?? throw new MalformedFileException($"{path}: The root is not an object.");

    [GeneratedRegex(@"^(?<name>.*)_(?<version>[0-9]\.[0-9]\.[0-9])\.hjson$")]
    private static partial Regex VersionedFile();
}

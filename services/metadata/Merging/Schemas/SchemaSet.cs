using System.Collections.Frozen;
using System.Text.RegularExpressions;
using KeymapBakery.Metadata.Merging.Values;

namespace KeymapBakery.Metadata.Merging.Schemas;

/// <summary>
/// The schemas of a tree (<c>data/schemas/*.jsonschema</c>), found by their <c>$id</c> or file name; compiled when first used. Not safe
/// for use by several threads until everything needed is compiled.
/// </summary>
internal sealed class SchemaSet
{
    private static readonly TimeSpan PatternTimeout = TimeSpan.FromSeconds(1);

    private readonly Dictionary<string, DataMap> _documents = new(StringComparer.Ordinal);
    private readonly Dictionary<DataNode, SchemaRule> _rules = new(ReferenceEqualityComparer.Instance);
    private readonly Dictionary<string, Regex> _patterns = new(StringComparer.Ordinal);

    /// <summary>Adds a schema file's content.</summary>
    public void Add(string fileName, DataMap document)
    {
        _documents[fileName] = document;
        if (document.Get("$id") is DataText id)
        {
            _documents[id.Value] = document;
        }
    }

    /// <summary>Compiles a schema.</summary>
    /// <exception cref="MalformedFileException">It is not there, or refers to what is not there.</exception>
    public SchemaRule Compile(string id) => _documents.TryGetValue(id, out var document)
        ? Compile(document, document)
        : throw new MalformedFileException($"data/schemas: There is no schema \"{id}\".");

    private SchemaRule Compile(DataNode schema, DataMap document)
    {
        if (_rules.TryGetValue(schema, out var known))
        {
            return known;
        }

        var rule = new SchemaRule();
        if (schema is not DataMap map)
        {
            rule.Forbidden = schema == DataBoolean.False;
            return rule;
        }

        // Known before it is complete, for schemas that refer to themselves.
        _rules.Add(schema, rule);
        rule.Reference = map.Get("$ref") is DataText reference ? Refer(reference.Value, document) : null;
        rule.Types = Types(map.Get("type"));
        rule.Enumeration = map.Get("const") is { } constant ? [constant] : (map.Get("enum") as DataList)?.Items;
        AddObjectKeywords(rule, map, document);
        AddArrayKeywords(rule, map, document);
        AddCombinations(rule, map, document);
        rule.Pattern = map.Get("pattern") is DataText pattern ? Pattern(pattern.Value) : null;
        rule.MinimumLength = Whole(map, "minLength");
        rule.MaximumLength = Whole(map, "maxLength");
        rule.Minimum = map.Get("minimum") as DataNumber;
        rule.Maximum = map.Get("maximum") as DataNumber;
        rule.ExclusiveMinimum = map.Get("exclusiveMinimum") as DataNumber;
        rule.ExclusiveMaximum = map.Get("exclusiveMaximum") as DataNumber;
        rule.MultipleOf = map.Get("multipleOf") as DataNumber;
        return rule;
    }

    private void AddObjectKeywords(SchemaRule rule, DataMap map, DataMap document)
    {
        rule.Properties = (map.Get("properties") as DataMap)?.Entries
            .ToFrozenDictionary(entry => entry.Key, entry => Compile(entry.Value, document), StringComparer.Ordinal);
        rule.PatternProperties = map.Get("patternProperties") is DataMap patterns
            ? [.. patterns.Entries.Select(entry => (Pattern(entry.Key), Compile(entry.Value, document)))]
            : [];
        rule.AdditionalProperties = Inner("additionalProperties", map, document);
        rule.PropertyNames = Inner("propertyNames", map, document);
        rule.Required = Texts(map.Get("required"));
        rule.DependentRequired = map.Get("dependentRequired") is DataMap dependent
            ? [.. dependent.Entries.Select(entry => (entry.Key, Texts(entry.Value)))]
            : [];
        rule.MinimumProperties = Whole(map, "minProperties");
        rule.MaximumProperties = Whole(map, "maxProperties");
    }

    private void AddArrayKeywords(SchemaRule rule, DataMap map, DataMap document)
    {
        rule.PrefixItems = Several("prefixItems", map, document) ?? [];

        // What no prefix evaluates is unevaluated; schemas that combine it with others are not in use.
        rule.Items = Inner("items", map, document) ?? Inner("unevaluatedItems", map, document);
        rule.Contains = Inner("contains", map, document);
        rule.MinimumItems = Whole(map, "minItems");
        rule.MaximumItems = Whole(map, "maxItems");
        rule.UniqueItems = map.Get("uniqueItems") == DataBoolean.True;
    }

    private void AddCombinations(SchemaRule rule, DataMap map, DataMap document)
    {
        rule.AllOf = Several("allOf", map, document) ?? [];
        rule.AnyOf = Several("anyOf", map, document);
        rule.OneOf = Several("oneOf", map, document);
        rule.Not = Inner("not", map, document);
        rule.If = Inner("if", map, document);
        rule.Then = Inner("then", map, document);
        rule.Else = Inner("else", map, document);
    }

    // "./definitions.jsonschema#/keycode": a file of the set, and a place in it.
    private SchemaRule Refer(string reference, DataMap document)
    {
        var hash = reference.IndexOf('#', StringComparison.Ordinal);
        var file = hash < 0 ? reference : reference[..hash];
        file = file.StartsWith("./", StringComparison.Ordinal) ? file[2..] : file;
        var target = file.Length == 0 ? document : _documents.GetValueOrDefault(file);
        DataNode? place = target;
        foreach (var step in hash < 0 ? [] : reference[(hash + 1)..].Split('/', StringSplitOptions.RemoveEmptyEntries))
        {
            var name = step.Replace("~1", "/", StringComparison.Ordinal).Replace("~0", "~", StringComparison.Ordinal);
            place = place switch
            {
                DataMap map => map.Get(name),
                DataList list when int.TryParse(name, out var index) && index < list.Items.Count => list.Items[index],
                _ => null,
            };
        }

        return place is null || target is null
            ? throw new MalformedFileException($"data/schemas: \"{reference}\" leads nowhere.")
            : Compile(place, target);
    }

    private SchemaRule? Inner(string keyword, DataMap map, DataMap document) =>
        map.TryGet(keyword, out var schema) ? Compile(schema, document) : null;

    private List<SchemaRule>? Several(string keyword, DataMap map, DataMap document) =>
        map.Get(keyword) is DataList list ? [.. list.Items.Select(schema => Compile(schema, document))] : null;

    private static List<string> Texts(DataNode? list) =>
        list is DataList { Items: var items } ? [.. items.OfType<DataText>().Select(text => text.Value)] : [];

    private static long? Whole(DataMap map, string keyword) => (map.Get(keyword) as DataInteger)?.Value;

    private static SchemaTypes Types(DataNode? names)
    {
        var types = SchemaTypes.Any;
        foreach (var name in names is DataList list ? list.Items : names is null ? [] : [names])
        {
            types |= Enum.TryParse<SchemaTypes>(name.ToString(), ignoreCase: true, out var type) ? type : SchemaTypes.Any;
        }

        return types;
    }

    private Regex Pattern(string pattern)
    {
        if (!_patterns.TryGetValue(pattern, out var regex))
        {
            try
            {
                regex = new Regex(pattern, RegexOptions.CultureInvariant, PatternTimeout);
            }
            catch (ArgumentException invalid)
            {
                throw new MalformedFileException($"data/schemas: \"{pattern}\" is not a pattern: {invalid.Message}");
            }

            _patterns.Add(pattern, regex);
        }

        return regex;
    }
}

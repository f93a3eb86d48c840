using System.Collections.Frozen;
using System.Text.RegularExpressions;
using KeymapBakery.Metadata.Merging.Values;

namespace KeymapBakery.Metadata.Merging.Schemas;

/// <summary>
/// One schema of JSON Schema 2020-12, compiled. Keywords that only annotate are left out, <c>format</c> among them, which the
/// firmware's tools don't assert either.
/// </summary>
internal sealed class SchemaRule
{
    public bool Forbidden { get; set; }

    public SchemaRule? Reference { get; set; }

    public SchemaTypes Types { get; set; }

    public FrozenDictionary<string, SchemaRule>? Properties { get; set; }

    public IReadOnlyList<(Regex Pattern, SchemaRule Rule)> PatternProperties { get; set; } = [];

    public SchemaRule? AdditionalProperties { get; set; }

    public SchemaRule? PropertyNames { get; set; }

    public IReadOnlyList<string> Required { get; set; } = [];

    public IReadOnlyList<(string Property, IReadOnlyList<string> Required)> DependentRequired { get; set; } = [];

    public IReadOnlyList<SchemaRule> PrefixItems { get; set; } = [];

    public SchemaRule? Items { get; set; }

    public SchemaRule? Contains { get; set; }

    public IReadOnlyList<SchemaRule> AllOf { get; set; } = [];

    public IReadOnlyList<SchemaRule>? AnyOf { get; set; }

    public IReadOnlyList<SchemaRule>? OneOf { get; set; }

    public SchemaRule? Not { get; set; }

    public SchemaRule? If { get; set; }

    public SchemaRule? Then { get; set; }

    public SchemaRule? Else { get; set; }

    public IReadOnlyList<DataNode>? Enumeration { get; set; }

    public Regex? Pattern { get; set; }

    public long? MinimumLength { get; set; }

    public long? MaximumLength { get; set; }

    public long? MinimumItems { get; set; }

    public long? MaximumItems { get; set; }

    public long? MinimumProperties { get; set; }

    public long? MaximumProperties { get; set; }

    public bool UniqueItems { get; set; }

    public DataNumber? Minimum { get; set; }

    public DataNumber? Maximum { get; set; }

    public DataNumber? ExclusiveMinimum { get; set; }

    public DataNumber? ExclusiveMaximum { get; set; }

    public DataNumber? MultipleOf { get; set; }
}

using System.Globalization;
using KeymapBakery.Metadata.Merging.Values;

namespace KeymapBakery.Metadata.Merging.Schemas;

/// <summary>Holds values against a schema.</summary>
internal static class SchemaCheck
{
    /// <summary>Does the value satisfy the schema?</summary>
    public static bool IsValid(SchemaRule rule, DataNode value) => Problem(rule, value, explain: false) is null;

    /// <summary>What is wrong with the value, with a path (<c>layouts.LAYOUT.layout.3.x</c>); null when nothing is.</summary>
    public static string? Explain(SchemaRule rule, DataNode value) => IsValid(rule, value) ? null : Problem(rule, value, explain: true);

    // Without explanation any text that is not null means "invalid"; nothing is formatted then.
    private static string? Problem(SchemaRule rule, DataNode value, bool explain)
    {
        if (rule.Forbidden)
        {
            return "is not allowed";
        }

        if (rule.Reference is not null && Problem(rule.Reference, value, explain) is { } referred)
        {
            return referred;
        }

        if (rule.Types != SchemaTypes.Any && !HasType(rule.Types, value))
        {
            return explain ? $"is a {value.TypeName}, not of type {rule.Types}" : "type";
        }

        if (rule.Enumeration is not null && !rule.Enumeration.Any(value.ValueEquals))
        {
            return explain ? $"{Shown(value)} is not one of the known values" : "enum";
        }

        return ProblemOfKind(rule, value, explain) ?? ProblemOfCombination(rule, value, explain);
    }

    private static string? ProblemOfKind(SchemaRule rule, DataNode value, bool explain) => value switch
    {
        DataMap map => ProblemOfMap(rule, map, explain),
        DataList list => ProblemOfList(rule, list, explain),
        DataText text => ProblemOfText(rule, text, explain),
        DataNumber number => ProblemOfNumber(rule, number, explain),
        _ => null,
    };

    private static string? ProblemOfMap(SchemaRule rule, DataMap map, bool explain)
    {
        foreach (var required in rule.Required)
        {
            if (!map.Contains(required))
            {
                return explain ? $"has no \"{required}\"" : "required";
            }
        }

        foreach (var (property, required) in rule.DependentRequired)
        {
            if (map.Contains(property) && required.FirstOrDefault(other => !map.Contains(other)) is { } missing)
            {
                return explain ? $"has \"{property}\" but no \"{missing}\"" : "dependentRequired";
            }
        }

        if (map.Count < rule.MinimumProperties || map.Count > rule.MaximumProperties)
        {
            return explain ? $"has {map.Count} properties" : "properties";
        }

        if (rule.Properties is null && rule.AdditionalProperties is null && rule.PropertyNames is null && rule.PatternProperties.Count == 0)
        {
            return null;
        }

        foreach (var (key, value) in map.Entries)
        {
            if (ProblemOfProperty(rule, key, value, explain) is { } problem)
            {
                return explain ? At(key, problem) : problem;
            }
        }

        return null;
    }

    private static string? ProblemOfProperty(SchemaRule rule, string key, DataNode value, bool explain)
    {
        if (rule.PropertyNames is not null && Problem(rule.PropertyNames, new DataText(key), explain) is { } name)
        {
            return name;
        }

        var known = false;
        if (rule.Properties is not null && rule.Properties.TryGetValue(key, out var property))
        {
            known = true;
            if (Problem(property, value, explain) is { } problem)
            {
                return problem;
            }
        }

        foreach (var (pattern, patternRule) in rule.PatternProperties)
        {
            if (pattern.IsMatch(key))
            {
                known = true;
                if (Problem(patternRule, value, explain) is { } problem)
                {
                    return problem;
                }
            }
        }

        return known || rule.AdditionalProperties is null ? null : Problem(rule.AdditionalProperties, value, explain);
    }

    private static string? ProblemOfList(SchemaRule rule, DataList list, bool explain)
    {
        var items = list.Items;
        if (items.Count < rule.MinimumItems || items.Count > rule.MaximumItems)
        {
            return explain ? $"has {items.Count} items, not {Range(rule.MinimumItems, rule.MaximumItems)}" : "items";
        }

        for (var index = 0; index < items.Count; index++)
        {
            var itemRule = index < rule.PrefixItems.Count ? rule.PrefixItems[index] : rule.Items;
            if (itemRule is not null && Problem(itemRule, items[index], explain) is { } problem)
            {
                return explain ? At($"{index}", problem) : problem;
            }
        }

        if (rule.Contains is not null && !items.Any(item => IsValid(rule.Contains, item)))
        {
            return explain ? "does not contain what it must" : "contains";
        }

        return rule.UniqueItems && items.Where((item, index) => items.Take(index).Any(item.ValueEquals)).Any()
            ? "has items that are equal"
            : null;
    }

    private static string? ProblemOfText(SchemaRule rule, DataText text, bool explain)
    {
        if (rule.MinimumLength is not null || rule.MaximumLength is not null)
        {
            var length = text.Value.Length - text.Value.Count(char.IsLowSurrogate);
            if (length < rule.MinimumLength || length > rule.MaximumLength)
            {
                return explain ? $"has {length} characters, not {Range(rule.MinimumLength, rule.MaximumLength)}" : "length";
            }
        }

        return rule.Pattern is not null && !rule.Pattern.IsMatch(text.Value)
            ? explain ? $"{Shown(text)} does not match {rule.Pattern}" : "pattern"
            : null;
    }

    private static string? ProblemOfNumber(SchemaRule rule, DataNumber number, bool explain)
    {
        var outside = (rule.Minimum is not null && number.CompareTo(rule.Minimum) < 0)
            || (rule.Maximum is not null && number.CompareTo(rule.Maximum) > 0)
            || (rule.ExclusiveMinimum is not null && number.CompareTo(rule.ExclusiveMinimum) <= 0)
            || (rule.ExclusiveMaximum is not null && number.CompareTo(rule.ExclusiveMaximum) >= 0);
        if (outside)
        {
            return explain ? $"{number} is out of range" : "range";
        }

        return rule.MultipleOf is { IsTruthy: true } && Math.IEEERemainder(number.AsDouble, rule.MultipleOf.AsDouble) != 0
            ? explain ? $"{number} is no multiple of {rule.MultipleOf}" : "multiple"
            : null;
    }

    private static string? ProblemOfCombination(SchemaRule rule, DataNode value, bool explain)
    {
        foreach (var each in rule.AllOf)
        {
            if (Problem(each, value, explain) is { } problem)
            {
                return problem;
            }
        }

        if (rule.AnyOf is not null && !rule.AnyOf.Any(any => IsValid(any, value)))
        {
            return explain ? $"{Shown(value)} is none of what is allowed" : "anyOf";
        }

        if (rule.OneOf is not null && rule.OneOf.Count(one => IsValid(one, value)) != 1)
        {
            return explain ? $"{Shown(value)} is not exactly one of what is allowed" : "oneOf";
        }

        if (rule.Not is not null && IsValid(rule.Not, value))
        {
            return explain ? $"{Shown(value)} is explicitly not allowed" : "not";
        }

        var branch = rule.If is null ? null : IsValid(rule.If, value) ? rule.Then : rule.Else;
        return branch is null ? null : Problem(branch, value, explain);
    }

    private static bool HasType(SchemaTypes types, DataNode value) => (types & value switch
    {
        DataMap => SchemaTypes.Object,
        DataList => SchemaTypes.Array,
        DataText => SchemaTypes.String,
        DataBoolean => SchemaTypes.Boolean,
        DataInteger => SchemaTypes.Integer | SchemaTypes.Number,
        DataReal real => real.Value == Math.Truncate(real.Value) ? SchemaTypes.Integer | SchemaTypes.Number : SchemaTypes.Number,
        _ => SchemaTypes.Null,
    }) != 0;

    private static string Range(long? minimum, long? maximum) =>
        $"{minimum ?? 0} to {maximum?.ToString(CultureInfo.InvariantCulture) ?? "any number"}";

    private static string Shown(DataNode value)
    {
        var text = value is DataText ? $"\"{value}\"" : value.ToString();
        return text.Length > 60 ? text[..60] + "…" : text;
    }

    private static string At(string step, string problem)
    {
        var separator = problem.IndexOf(": ", StringComparison.Ordinal);
        return separator > 0 && !problem.AsSpan(0, separator).Contains(' ') ? $"{step}.{problem}" : $"{step}: {problem}";
    }
}

using System.Collections.Immutable;
using KeymapBakery.Metadata.Merging.Keyboards;
using KeymapBakery.Metadata.Merging.Values;

namespace KeymapBakery.Metadata.Merging.Mappings;

/// <summary>A mapping file of a tree: data/mappings/info_config.hjson or info_rules.hjson.</summary>
/// <param name="FileKind">The kind of file it is for, as messages name it: <c>config.h</c> or <c>rules.mk</c>.</param>
/// <param name="Rules">Its entries in the file's order, which is the order of the messages.</param>
internal sealed record MappingTable(string FileKind, ImmutableArray<MappingRule> Rules)
{
    /// <summary>Reads a mapping file's content.</summary>
    public static MappingTable Read(string fileKind, DataMap content, string path) =>
        new(fileKind, [.. content.Entries.Select(entry => MappingRule.Read(entry.Key, entry.Value, path))]);

    /// <summary>Brings the values that the keyboard's files define into its info.json.</summary>
    public void Apply(KeyboardInfo info, Func<string, DataNode?> definition)
    {
        foreach (var rule in Rules)
        {
            if (definition(rule.Name) is not { } value)
            {
                continue;
            }

            try
            {
                Apply(info, rule, value);
            }
            catch (FormatException failed)
            {
                info.Warn($"{rule.Name}->{rule.InfoKey}: {failed.Message}");
            }
        }
    }

    private void Apply(KeyboardInfo info, MappingRule rule, DataNode value)
    {
        if (rule.IsInvalid)
        {
            info.Fail(rule.ReplaceWith is null
                ? $"{rule.Name} in {FileKind} is no longer a valid option and should be removed"
                : $"{rule.Name} in {FileKind} is no longer a valid option and should be replaced with {rule.ReplaceWith}");
        }
        else if (rule.IsDeprecated)
        {
            info.Warn(rule.ReplaceWith is null
                ? $"{rule.Name} in {FileKind} is deprecated and will be removed at a later date"
                : $"{rule.Name} in {FileKind} is deprecated in favor of {rule.ReplaceWith} and will be removed at a later date");
        }

        if (!rule.ToJson)
        {
            return;
        }

        if (rule.InfoKey.Get(info.Data) is { IsTruthy: true } && rule.WarnDuplicate)
        {
            info.Warn($"{rule.Name} in {FileKind} is overwriting {rule.InfoKey} in info.json");
        }

        rule.InfoKey.Set(info.Data, MappedValue.Convert(rule.ValueType, value));
    }
}

using KeymapBakery.Metadata.Merging.Values;

namespace KeymapBakery.Metadata.Merging.Mappings;

/// <summary>What one definition of config.h or variable of rules.mk means in info.json.</summary>
/// <param name="Name">The definition or variable.</param>
/// <param name="InfoKey">Where its value goes.</param>
/// <param name="ValueType">How its text becomes a value (<see cref="MappedValue"/>).</param>
/// <param name="ReplaceWith">What replaces it, if it is invalid or deprecated.</param>
/// <param name="IsInvalid">Is it an error to use it?</param>
/// <param name="IsDeprecated">Is there a warning for using it?</param>
/// <param name="ToJson">Does its value go to info.json at all?</param>
/// <param name="WarnDuplicate">Is there a warning when info.json has a value too?</param>
internal sealed record MappingRule(
    string Name,
    DottedPath InfoKey,
    string ValueType,
    string? ReplaceWith,
    bool IsInvalid,
    bool IsDeprecated,
    bool ToJson,
    bool WarnDuplicate)
{
    /// <summary>Reads an entry of a mapping file.</summary>
    /// <exception cref="MalformedFileException">It is no object with an <c>info_key</c>.</exception>
    public static MappingRule Read(string name, DataNode entry, string path)
    {
        if (entry is not DataMap map || map.Get("info_key") is not DataText infoKey)
        {
            throw new MalformedFileException($"{path}: \"{name}\" has no \"info_key\".");
        }

        return new MappingRule(
            name,
            new DottedPath(infoKey.Value),
            map.Get("value_type")?.ToString() ?? "raw",
            map.Get("replace_with") is { IsTruthy: true } replacement ? replacement.ToString() : null,
            map.Get("invalid")?.IsTruthy ?? false,
            map.Get("deprecated")?.IsTruthy ?? false,
            map.Get("to_json")?.IsTruthy ?? true,
            map.Get("warn_duplicate")?.IsTruthy ?? true);
    }
}

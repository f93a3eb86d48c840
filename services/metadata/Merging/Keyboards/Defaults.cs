using KeymapBakery.Metadata.Merging.Values;

namespace KeymapBakery.Metadata.Merging.Keyboards;

/// <summary>Values that follow from others (data/mappings/defaults.hjson; lib/python/qmk/info.py, <c>_process_defaults</c>).</summary>
internal static class Defaults
{
    /// <summary>Adds what follows, say from the development board, where nothing else is said.</summary>
    public static void Apply(KeyboardInfo info, DataMap defaults)
    {
        foreach (var (property, choices) in defaults.Entries)
        {
            if (info.Data.Get(property) is not { } choice)
            {
                continue;
            }

            var values = (choices as DataMap)?.Get(choice.ToString()) as DataMap;
            var added = 0;
            foreach (var (key, value) in values?.Entries ?? [])
            {
                added += info.Data.TryAdd(key, value.Clone()) ? 1 : 0;
            }

            if (added == 0 && values?.Count > 0)
            {
                info.Warn($"All defaults for '{property}' were skipped, potential redundant config or misconfiguration detected");
            }
        }
    }
}

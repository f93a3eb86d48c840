using System.Collections.Concurrent;
using System.Collections.Immutable;
using KeymapBakery.Metadata.Merging.Values;

namespace KeymapBakery.Metadata.Merging.Keyboards;

/// <summary>Merges one keyboard's files, step by step as lib/python/qmk/info.py does (<c>info_json</c>).</summary>
internal sealed class KeyboardMerger(SourceFiles files, TreeRules rules)
{
    /// <summary>Merges a keyboard.</summary>
    /// <param name="name">The keyboard's name.</param>
    /// <param name="keymapErrors">Takes keymaps that cannot be read: path and reason.</param>
    /// <exception cref="MalformedFileException">The keyboard cannot be described.</exception>
    public MergedKeyboard Merge(string name, ConcurrentDictionary<string, string> keymapErrors)
    {
        var chain = KeyboardFolders.Chain(name);
        var infoFiles = InfoChain.Find(chain, files);
        var info = new KeyboardInfo(name);
        HeaderLayouts.Add(info, chain, files);
        infoFiles.ForEach(file => InfoChain.Merge(info, file));
        Defaults.Apply(info, rules.Defaults);
        Makefile.Apply(info, Makefile.Read(chain, files), rules);
        ConfigurationValues.Apply(info, Configuration.Read(info, chain, files), rules);
        var claimed = Texts(info.Data.Get("community_layouts"));
        MatrixValues.Derive(info);
        LedValues.Apply(info, chain, files, rules.Tool);
        KeyboardChecks.Run(info, infoFiles, files, rules);
        MatrixValues.Check(info);
        return Describe(info, chain, claimed, keymapErrors);
    }

    private MergedKeyboard Describe(
        KeyboardInfo info, List<string> chain, ImmutableArray<string> communityLayouts, ConcurrentDictionary<string, string> keymapErrors)
    {
        var keymaps = ImmutableSortedDictionary.CreateBuilder<string, byte[]>(StringComparer.Ordinal);
        var paths = ImmutableSortedDictionary.CreateBuilder<string, string>(StringComparer.Ordinal);
        foreach (var (keymap, folder) in KeymapFiles.Find(chain, files))
        {
            try
            {
                keymaps[keymap] = files.Keymap(folder);
                paths[keymap] = $"{folder}/keymap.json";
                info.Obtain("keymaps")[keymap] = KeymapFiles.Describe(folder);
            }
            catch (MalformedFileException malformed)
            {
                keymapErrors[$"{folder}/keymap.json"] = malformed.Message;
            }
        }

        var usb = info.Find("usb");
        return new MergedKeyboard
        {
            Name = info.Name,
            InfoJson = info.Data.ToJson(),
            Readme = Readme(chain),
            Keymaps = keymaps.ToImmutable(),
            KeymapPaths = paths.ToImmutable(),
            ParseErrors = Texts(info.Data["parse_errors"]),
            ParseWarnings = Texts(info.Data["parse_warnings"]),
            Layouts = info.Layouts.Entries.ToImmutableSortedDictionary(
                layout => layout.Key, layout => ((DataList)((DataMap)layout.Value)["layout"]).Items.Count, StringComparer.Ordinal),
            LayoutAliases = (info.Find("layout_aliases")?.Entries ?? []).ToImmutableSortedDictionary(
                alias => alias.Key, alias => alias.Value.ToString(), StringComparer.Ordinal),
            CommunityLayouts = communityLayouts,
            Keycodes = Keycodes(info.Data.Get("keycodes") as DataList),
            UsbJson = usb?.ToJson(),
            UsbVendor = usb?.Get("vid")?.ToString(),
            UsbProduct = usb?.Get("pid")?.ToString(),
        };
    }

    // keyboards/readme.md is everybody's last resort.
    private string? Readme(List<string> chain)
    {
        for (var at = chain.Count - 1; at >= 0; at--)
        {
            if (files.Readme(chain[at]) is { } readme)
            {
                return readme;
            }
        }

        return files.Readme(KeyboardFolders.Root);
    }

    private static ImmutableArray<string> Keycodes(DataList? declarations) =>
    [
        .. (declarations?.Items ?? []).OfType<DataMap>().SelectMany(declaration =>
            (IEnumerable<string>)[declaration["key"].ToString(), .. Texts(declaration.Get("aliases"))]),
    ];

    private static ImmutableArray<string> Texts(DataNode? list) =>
        list is DataList { Items: var items } ? [.. items.Select(item => item.ToString())] : [];
}

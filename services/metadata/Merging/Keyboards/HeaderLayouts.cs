using KeymapBakery.Metadata.Merging.Values;

namespace KeymapBakery.Metadata.Merging.Keyboards;

/// <summary>Layouts that headers define as macros (lib/python/qmk/info.py, <c>_search_keyboard_h</c>).</summary>
internal static class HeaderLayouts
{
    /// <summary>Takes the layouts and their aliases from the headers of a keyboard's folders, outermost first.</summary>
    public static void Add(KeyboardInfo info, IEnumerable<string> chain, SourceFiles files)
    {
        DataMap? aliases = null;
        foreach (var folder in chain)
        {
            if (files.Header(folder) is not { } header)
            {
                continue;
            }

            foreach (var (name, layout) in header.Layouts.Entries)
            {
                var own = (DataMap)layout.Clone();
                own["c_macro"] = DataBoolean.True;
                own["json_layout"] = DataBoolean.False;
                info.Layouts[name] = own;
            }

            foreach (var (alias, text) in header.Aliases)
            {
                if (info.Layouts.Contains(text))
                {
                    (aliases ??= new DataMap())[alias] = new DataText(text);
                }
            }
        }

        if (aliases is not null)
        {
            info.Data["layout_aliases"] = aliases;
        }
    }
}

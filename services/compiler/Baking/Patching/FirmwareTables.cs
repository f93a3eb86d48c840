namespace KeymapBakery.Compiler.Baking.Patching;

/// <summary>Finds the tables of a probe in its firmware, by what is in them and by what the linked program says, which must agree.</summary>
internal static class FirmwareTables
{
    // avr-libc: data in memory has addresses from here on, those below are of the flash.
    private const uint FirstMemoryAddress = 0x800000;

    /// <summary>Finds them.</summary>
    /// <param name="firmware">Data of the firmware.</param>
    /// <param name="file">The object.</param>
    /// <param name="places">The tables in the object.</param>
    /// <param name="symbols">What the linked program has.</param>
    /// <exception cref="UnpatchableException">One is not there exactly once.</exception>
    public static IReadOnlyList<PatchTable> Find(
        ReadOnlySpan<byte> firmware, byte[] file, IReadOnlyList<ElfSymbol> places, IReadOnlyList<ElfSymbol> symbols)
    {
        var tables = new List<PatchTable>();
        foreach (var place in places)
        {
            var content = file.AsSpan(place.FileOffset, place.Length);
            var offset = firmware.IndexOf(content);
            if (offset < 0 || firmware[(offset + 1)..].IndexOf(content) >= 0)
            {
                throw new UnpatchableException($"the table {place.Name} is not in the linked firmware exactly once");
            }

            tables.Add(new PatchTable(place.Name, place.FileOffset, offset, place.Length, RivalsOf(place, offset, firmware.Length, symbols)));
        }

        var ordered = tables.OrderBy(table => table.FirmwareOffset).ToList();
        return ordered.Zip(ordered.Skip(1)).All(pair => pair.First.FirmwareOffset + pair.First.Length <= pair.Second.FirmwareOffset)
            ? tables
            : throw new UnpatchableException("its tables lie within one another");
    }

    private static List<int> RivalsOf(ElfSymbol place, int offset, int firmwareLength, IReadOnlyList<ElfSymbol> symbols)
    {
        var inFlash = symbols.Where(symbol => symbol.Address < FirstMemoryAddress && symbol.Length == place.Length).ToList();

        // Link-time optimization renames: keymaps.1234, keymaps.lto_priv.5.
        var named = inFlash
            .Where(symbol => symbol.Name == place.Name || symbol.Name.StartsWith($"{place.Name}.", StringComparison.Ordinal))
            .ToList();
        if (named is not [var table])
        {
            throw new UnpatchableException($"the linked program has no table {place.Name}, or several");
        }

        var rivals = inFlash.Where(symbol => symbol != table).ToList();
        return rivals.TrueForAll(rival => rival.Address != table.Address)
            ? [.. rivals.Select(rival => offset + ((long)rival.Address - table.Address))
                .Where(rival => rival >= 0 && rival <= firmwareLength - place.Length)
                .Select(rival => (int)rival)]
            : throw new UnpatchableException($"the linked program has another name for the table {place.Name}");
    }
}

using KeymapBakery.Compiler.Baking.Keymaps;
using KeymapBakery.Compiler.Baking.Replay;
using KeymapBakery.Compiler.Baking.Templates;
using KeymapBakery.Compiler.Sources;

namespace KeymapBakery.Compiler.Baking.Patching;

/// <summary>
/// Proves of a template that the linked firmware of one keymap becomes that of another by exchanging the tables. Three keymaps are really
/// linked, one of zeros and two of numbers that differ from each other and from zero in every byte. README.md of this folder says why
/// that is enough.
/// </summary>
internal sealed class PatchProof(Replayer replayer)
{
    private const int CellLength = sizeof(ushort);

    // Tables of numbers are written without the braces of rows.
    private const string Unbraced = "-Wno-missing-braces";

    /// <summary>Makes the proof.</summary>
    /// <param name="template">The template.</param>
    /// <param name="frame">Writes its keymaps.</param>
    /// <param name="objects">Folder of its objects.</param>
    /// <param name="profile">Sizes of the tables.</param>
    /// <param name="tree">The firmware.</param>
    /// <param name="slot">Where to work.</param>
    /// <param name="cancellationToken">Ends it.</param>
    /// <exception cref="UnpatchableException">It is not so.</exception>
    public async Task<PatchImage> MakeAsync(
        Template template,
        KeymapFrame frame,
        string objects,
        PatchProfile profile,
        FirmwareTree tree,
        Slot slot,
        CancellationToken cancellationToken)
    {
        var objectPlan = ObjectPlan.Of(template.Plan) ?? throw new UnpatchableException("its commands are not those of a keyboard with an AVR");
        var program = ObjectPlan.FindProgram(template.Plan)!;
        var probe = ProbeTables.For(profile, template);
        var zeros = frame.Write(probe.WriteZeros());
        var zerosObject = await RunAsync(objectPlan, zeros, PlainFile.Read);
        var places = FindTables(zerosObject);
        var numbers = ProbeNumbers.Make(places.ToDictionary(place => place.Name, place => place.Length / CellLength, StringComparer.Ordinal));
        var first = frame.Write(probe.Write(numbers.First));
        var second = frame.Write(probe.Write(numbers.Second));

        var firstObject = await RunAsync(ObjectPlan.WithOption(objectPlan, Unbraced), first, PlainFile.Read);
        var secondObject = await RunAsync(ObjectPlan.WithOption(objectPlan, Unbraced), second, PlainFile.Read);
        CheckTables(firstObject, places, numbers.First);
        CheckTables(secondObject, places, numbers.Second);

        var fullPlan = ObjectPlan.WithOption(template.Plan, Unbraced);
        var symbols = Array.Empty<ElfSymbol>();
        var zerosFirmware = await RunAsync(template.Plan, zeros, PlainFile.Read);
        var secondFirmware = await RunAsync(fullPlan, second, PlainFile.Read);
        var firstFirmware = await RunAsync(
            fullPlan,
            first,
            path =>
            {
                symbols = [.. ReadSymbols(PlainFile.Read(slot.OnBench(program)))];
                return PlainFile.Read(path);
            });

        var image = new PatchImage(
            firstObject.Length,
            PatchImage.HashWithout(firstObject, places.Select(place => (place.FileOffset, place.Length))),
            FirmwareTables.Find(ParseFirmware(firstFirmware).Data, firstObject, places, symbols),
            Path.GetFileName(template.Plan.Firmware),
            firstFirmware);
        if (!image.IsSound()
            || !image.Patch(firstObject).AsSpan().SequenceEqual(firstFirmware)
            || !image.Patch(secondObject).AsSpan().SequenceEqual(secondFirmware)
            || !image.Patch(zerosObject).AsSpan().SequenceEqual(zerosFirmware))
        {
            throw new UnpatchableException("the linked firmware depends on the keycodes in more than their tables");
        }

        return image;

        FlashFile ParseFirmware(byte[] content)
        {
            try
            {
                return FlashFile.Parse(template.Plan.Firmware, content);
            }
            catch (FormatException exception)
            {
                throw new UnpatchableException(exception.Message);
            }
        }

        async Task<byte[]> RunAsync(ReplayPlan plan, string code, Func<string, byte[]> read)
        {
            var outcome = await replayer.RunAsync(
                template with { Plan = plan }, objects, code, tree, slot, new BakePhases(TimeProvider.System), _ => { }, cancellationToken);
            return outcome.ExitCode == 0
                ? read(outcome.Firmware)
                : throw new UnpatchableException($"a keymap of numbers ended with status {outcome.ExitCode}");
        }
    }

    private static List<ElfSymbol> FindTables(byte[] file)
    {
        var symbols = ReadSymbols(file);
        var found = ProbeTables.Names
            .Select(name => symbols.Where(symbol => symbol.Name == name).ToList())
            .Where(same => same.Count > 0)
            .Select(same => same is [var one] && one.Length % CellLength == 0 ? one : throw new UnpatchableException("it has a table twice"))
            .OrderBy(symbol => symbol.FileOffset)
            .ToList();
        return found.Count > 0 && found.Zip(found.Skip(1)).All(pair => pair.First.FileOffset + pair.First.Length <= pair.Second.FileOffset)
            ? found
            : throw new UnpatchableException("the tables are not found in the object");
    }

    private static IReadOnlyList<ElfSymbol> ReadSymbols(byte[] file)
    {
        try
        {
            return ElfFile.ReadData(file);
        }
        catch (FormatException exception)
        {
            throw new UnpatchableException($"what was compiled cannot be read: {exception.Message}");
        }
    }

    // Cells of a table stand in the object in their order, in the byte order of the processor.
    private static void CheckTables(byte[] file, List<ElfSymbol> places, IReadOnlyDictionary<string, ushort[]> cells)
    {
        foreach (var place in places)
        {
            var expected = cells[place.Name].SelectMany(cell => new[] { (byte)cell, (byte)(cell >> 8) });
            if (place.FileOffset + place.Length > file.Length || !file.Skip(place.FileOffset).Take(place.Length).SequenceEqual(expected))
            {
                throw new UnpatchableException($"the table {place.Name} is not laid out as it is written");
            }
        }
    }
}

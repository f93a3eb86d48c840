using System.Collections.Concurrent;
using System.Collections.Frozen;
using System.Collections.Immutable;
using System.Text.RegularExpressions;
using KeymapBakery.Metadata.Merging.Constants;
using KeymapBakery.Metadata.Merging.Hjson;
using KeymapBakery.Metadata.Merging.Tree;
using KeymapBakery.Metadata.Merging.Values;

namespace KeymapBakery.Metadata.Merging.Keyboards;

/// <summary>Merges many keyboards of a tree at once, and what is published about all of them.</summary>
internal sealed class FirmwareMerge(FirmwareTree tree, TreeRules rules, MergeOptions options)
{
    private const string AliasFile = "data/mappings/keyboard_aliases.hjson";

    /// <summary>Merges everything.</summary>
    public MergedFirmware MergeAll(IReadOnlyCollection<string> names, CancellationToken ct)
    {
        var errors = new ConcurrentDictionary<string, string>(StringComparer.Ordinal);
        var keyboards = Merge(names, errors, ct).ToImmutableSortedDictionary(StringComparer.Ordinal);
        var constants = new ConstantFiles(tree, rules, options).Read(errors);
        var aliases = ReadAliases();
        return new MergedFirmware
        {
            Keyboards = keyboards,
            UsbJson = UsbDevices.ToJson(keyboards.Values),
            AliasesJson = aliases.ToJson(),
            Aliases = KeyboardAliases.Resolve(aliases, errors),
            ConstantsMetadataJson = ConstantFiles.Versions(constants.Keys).ToJson(),
            Constants = constants,
            Errors = errors.ToImmutableDictionary(StringComparer.Ordinal),
            Rules = rules,
        };
    }

    /// <summary>Merges some keyboards again.</summary>
    public MergedFirmware MergeAgain(
        MergedFirmware previous, AffectedKeyboards affected, IReadOnlyCollection<string> changedPaths, CancellationToken ct)
    {
        var errors = new ConcurrentDictionary<string, string>(StringComparer.Ordinal);
        var merged = Merge(affected.Present, errors, ct);
        var keyboards = previous.Keyboards
            .RemoveRange(affected.Gone)
            .RemoveRange(affected.Present.Where(name => !merged.ContainsKey(name)))
            .SetItems(merged);
        return previous with
        {
            Keyboards = keyboards,
            UsbJson = UsbDevices.ToJson(keyboards.Values),
            Errors = previous.Errors
                .RemoveRange(affected.Gone).RemoveRange(affected.Present).RemoveRange(changedPaths)
                .SetItems(errors),
        };
    }

    private ConcurrentDictionary<string, MergedKeyboard> Merge(
        IReadOnlyCollection<string> names, ConcurrentDictionary<string, string> errors, CancellationToken ct)
    {
        var shared = names.SelectMany(name => KeyboardFolders.Chain(name).SkipLast(1)).Append(KeyboardFolders.Root);
        var merger = new KeyboardMerger(new SourceFiles(tree, rules, options, shared.ToFrozenSet(StringComparer.Ordinal)), rules);
        var merged = new ConcurrentDictionary<string, MergedKeyboard>(StringComparer.Ordinal);
        var parallel = new ParallelOptions { MaxDegreeOfParallelism = options.Parallelism, CancellationToken = ct };
        Parallel.ForEach(names, parallel, name =>
        {
            try
            {
                merged[name] = merger.Merge(name, errors);
            }
            catch (MalformedFileException malformed)
            {
                errors[name] = malformed.Message;
            }
            catch (Exception failed) when (failed is RegexMatchTimeoutException or InvalidCastException or KeyNotFoundException)
            {
                // A value of a type that neither schema nor step foresees.
                errors[name] = $"keyboards/{name}: The files cannot be understood: {failed.Message}";
            }
        });
        return merged;
    }

    private DataMap ReadAliases()
    {
        if (!tree.HasFile(AliasFile))
        {
            return new DataMap();
        }

        try
        {
            return HjsonReader.Read(tree.ReadText(AliasFile), AliasFile, options.MaximumDepth) as DataMap
                ?? throw new InvalidTreeException($"{AliasFile}: The root is not an object.");
        }
        catch (MalformedFileException malformed)
        {
            throw new InvalidTreeException(malformed.Message, malformed);
        }
    }
}

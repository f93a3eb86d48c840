using System.Collections.Immutable;
using KeymapBakery.Metadata.Documents;
using KeymapBakery.Metadata.Findings;
using KeymapBakery.Metadata.Guidelines;
using KeymapBakery.Metadata.Merging;
using KeymapBakery.Metadata.Validation;

namespace KeymapBakery.Metadata.Catalogs;

/// <summary>
/// All that is known about the keyboards of a branch at one commit. Immutable: whoever holds one gets answers that fit together,
/// whatever is fetched meanwhile.
/// </summary>
internal sealed class Catalog
{
    private readonly Lazy<NearestName> _nearestKeyboard;

    /// <param name="version">What it describes.</param>
    /// <param name="firmware">What merging the tree gave.</param>
    /// <param name="previous">The catalog before it, whose parts are used where nothing has changed; null for the first.</param>
    /// <param name="isForeign">Whether it was merged by another version of this service.</param>
    public Catalog(CatalogVersion version, MergedFirmware firmware, Catalog? previous = null, bool isForeign = false)
    {
        IsForeign = isForeign;
        Version = version;
        Firmware = firmware;
        Findings = KeyboardGuidelines.CheckAll(firmware, previous);
        Keycodes = previous is not null && ReferenceEquals(previous.Firmware.Constants, firmware.Constants)
            ? previous.Keycodes
            : KeycodeNames.From(firmware.Constants);
        KeyboardsWithErrors = Findings.Values.Count(findings => findings.Any(finding => finding.Severity == Severity.Error));
        Documents = new DocumentSet(this);
        _nearestKeyboard = new(() => new NearestName(firmware.Keyboards.Keys.Concat(firmware.Aliases.Keys)));
    }

    /// <summary>What it describes.</summary>
    public CatalogVersion Version { get; }

    /// <summary>True when it was merged by another version of this service, maybe by other rules: good until it is made anew.</summary>
    public bool IsForeign { get; }

    /// <summary>The merged data.</summary>
    public MergedFirmware Firmware { get; }

    /// <summary>What is wrong with each keyboard, by name; every keyboard is there.</summary>
    public ImmutableSortedDictionary<string, ImmutableArray<Finding>> Findings { get; }

    /// <summary>How many keyboards have errors.</summary>
    public int KeyboardsWithErrors { get; }

    /// <summary>The keycodes of the firmware.</summary>
    public KeycodeNames Keycodes { get; }

    /// <summary>All that is served as files.</summary>
    public DocumentSet Documents { get; }

    /// <summary>The keyboard of that name, present or old; null when there is none.</summary>
    public MergedKeyboard? FindKeyboard(string name) =>
        Firmware.Keyboards.GetValueOrDefault(name)
        ?? (Firmware.Aliases.TryGetValue(name, out var target) ? Firmware.Keyboards.GetValueOrDefault(target) : null);

    /// <summary>The name of a keyboard that was probably meant; null when none comes near.</summary>
    public string? FindNearestKeyboard(string mistyped) => _nearestKeyboard.Value.Find(mistyped);
}

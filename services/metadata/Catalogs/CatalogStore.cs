using KeymapBakery.Metadata.Configuration;
using Microsoft.Extensions.Options;

namespace KeymapBakery.Metadata.Catalogs;

/// <summary>Holds the current catalogs. Readers take <see cref="Current"/> once and never wait.</summary>
internal sealed class CatalogStore(IOptions<MetadataOptions> options)
{
    private readonly Lock _writing = new();
    private volatile CatalogSnapshot _current = new(
        options.Value.Firmware.DefaultBranch,
        [.. options.Value.Firmware.Branches.Select(branch => new BranchState(branch, null, "The catalog is being made."))]);

    /// <summary>The catalogs now.</summary>
    public CatalogSnapshot Current => _current;

    /// <summary>Puts a catalog in the place of its branch's old one.</summary>
    public void Replace(Catalog catalog) => Change(new BranchState(catalog.Version.Branch, catalog, ""));

    /// <summary>Says why the catalog of a branch is missing or old; an empty text when it is well again.</summary>
    public void Report(string branch, string problem)
    {
        lock (_writing)
        {
            if (_current.Find(branch) is { } state && state.Problem != problem)
            {
                Change(state with { Problem = problem });
            }
        }
    }

    private void Change(BranchState state)
    {
        lock (_writing)
        {
            var replaced = _current;
            _current = replaced.With(state);
            replaced.MarkReplaced();
        }
    }
}

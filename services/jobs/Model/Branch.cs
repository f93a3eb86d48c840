namespace KeymapBakery.Jobs.Model;

/// <summary>A branch of the firmware repository, as the compilers last saw it.</summary>
public sealed class Branch
{
    /// <summary>Its name.</summary>
    public required string Name { get; init; }

    /// <summary>Full hash of the commit it points at.</summary>
    public required string Commit { get; init; }

    /// <summary>True for the branch that is compiled when a request names none.</summary>
    public required bool IsDefault { get; init; }

    /// <summary>Version of what turns the tree into firmware.</summary>
    public required string Toolchain { get; init; }

    /// <summary>Names below <c>users/</c> in the commit, which change the build of keymaps of that name; null when not known.</summary>
    public required IReadOnlyList<string>? UserNames { get; init; }

    /// <summary>When the repository was asked.</summary>
    public required DateTimeOffset ResolvedAt { get; init; }

    /// <summary>When a compiler last spoke of the branch, by this service's clock.</summary>
    public required DateTimeOffset SeenAt { get; init; }
}

namespace KeymapBakery.Jobs.Model;

/// <summary>A compiler that has been heard from.</summary>
public sealed class Compiler
{
    /// <summary>Its name.</summary>
    public required string Name { get; init; }

    /// <summary>Builds it can work on at once.</summary>
    public required int Slots { get; init; }

    /// <summary>Version of everything that turns a tree into firmware.</summary>
    public required string Toolchain { get; init; }

    /// <summary>When it was last heard from, by this service's clock.</summary>
    public required DateTimeOffset LastSeenAt { get; init; }
}

namespace KeymapBakery.Gateway.Admin;

/// <summary>A compiler that was heard from of late.</summary>
/// <param name="Name">Its name.</param>
/// <param name="Slots">Builds it can work on at once.</param>
/// <param name="LastSeenAt">When it was last heard from.</param>
public sealed record AdminCompiler(string Name, int Slots, DateTimeOffset LastSeenAt);

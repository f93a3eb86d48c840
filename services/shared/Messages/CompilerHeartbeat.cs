namespace KeymapBakery.Messages;

/// <summary>Says, every few seconds, that a compiler is alive and what it would compile.</summary>
/// <param name="Worker">Name of the compiler.</param>
/// <param name="Slots">Builds it can work on at once.</param>
/// <param name="Toolchain">Version of everything that turns a tree into firmware; equal text means equal output.</param>
/// <param name="Branches">The branches it knows and where they point.</param>
/// <param name="SentAt">When this was sent.</param>
public sealed record CompilerHeartbeat(
    string Worker,
    int Slots,
    string Toolchain,
    IReadOnlyList<BranchHead> Branches,
    DateTimeOffset SentAt);

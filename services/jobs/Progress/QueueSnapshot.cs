using KeymapBakery.Jobs.Model;

namespace KeymapBakery.Jobs.Progress;

/// <summary>How much work there was at one moment, and who was there to do it.</summary>
/// <param name="Queued">Builds waiting for a compiler.</param>
/// <param name="Running">Builds a compiler is working on.</param>
/// <param name="Compilers">Compilers heard from of late, by name.</param>
internal sealed record QueueSnapshot(int Queued, int Running, IReadOnlyList<Compiler> Compilers);

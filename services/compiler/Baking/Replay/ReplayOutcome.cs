using KeymapBakery.Compiler.Baking.Templates;

namespace KeymapBakery.Compiler.Baking.Replay;

/// <summary>How a replay ended.</summary>
/// <param name="ExitCode">Status of the last command that ran.</param>
/// <param name="LastPhase">The last phase that began; null when none did.</param>
/// <param name="Firmware">Full path of the firmware file; it is there when <paramref name="ExitCode"/> is 0.</param>
internal sealed record ReplayOutcome(int ExitCode, ReplayPhase? LastPhase, string Firmware);

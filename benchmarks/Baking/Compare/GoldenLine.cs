namespace KeymapBakery.BakingBench.Compare;

/// <summary>What a plain build gave.</summary>
/// <param name="Payload">File name of the keymap.</param>
/// <param name="FileName">File name of the firmware.</param>
/// <param name="Sha256">Its SHA-256.</param>
/// <param name="Seconds">What the build took.</param>
/// <param name="PayloadSha256">SHA-256 of the keymap's file.</param>
internal sealed record GoldenLine(string Payload, string FileName, string Sha256, double Seconds, string PayloadSha256);

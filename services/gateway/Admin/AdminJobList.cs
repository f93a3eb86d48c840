namespace KeymapBakery.Gateway.Admin;

/// <summary>Some jobs, the newest first.</summary>
/// <param name="Jobs">The jobs.</param>
/// <param name="NextPage">What <c>page</c> must be for those after them; null when there are none.</param>
public sealed record AdminJobList(IReadOnlyList<AdminJob> Jobs, string? NextPage);

namespace KeymapBakery.Jobs.Prebaking;

/// <summary>A part of what compiling each keyboard of a branch last came to.</summary>
/// <param name="Revision">Differs when anything of the whole has changed; empty when there is nothing yet.</param>
/// <param name="Results">The results, by the bytes of the keyboards' names.</param>
/// <param name="Next">Name of the keyboard after which the next page begins; empty when this is the last.</param>
internal sealed record KeyboardResultPage(string Revision, IReadOnlyList<KeyboardResult> Results, string Next)
{
    public static KeyboardResultPage Empty { get; } = new("", [], "");
}

namespace KeymapBakery.Jobs.Model;

/// <summary>What is true of a state by itself.</summary>
public static class BuildStates
{
    /// <summary>True for a state that is never left again.</summary>
    public static bool IsFinal(this BuildState state) =>
        state is BuildState.Finished or BuildState.Failed or BuildState.Cancelled;
}

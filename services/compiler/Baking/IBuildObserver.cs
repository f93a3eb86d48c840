using KeymapBakery.Messages;

namespace KeymapBakery.Compiler.Baking;

/// <summary>Learns what happens to an attempt while it runs. Never keeps the attempt waiting.</summary>
internal interface IBuildObserver
{
    /// <summary>The attempt has begun.</summary>
    void Started(BuildStarted started);

    /// <summary>A line was printed.</summary>
    void LineAdded(string line);
}

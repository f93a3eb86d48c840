using KeymapBakery.Compiler.Baking;
using KeymapBakery.Messages;

namespace KeymapBakery.Compiler.Tests.Fixtures;

/// <summary>Remembers what an attempt tells.</summary>
internal sealed class RecordingObserver : IBuildObserver
{
    private readonly Lock _gate = new();
    private readonly List<string> _lines = [];

    public BuildStarted? Start { get; private set; }

    public IReadOnlyList<string> Lines
    {
        get
        {
            lock (_gate)
            {
                return [.. _lines];
            }
        }
    }

    public void Started(BuildStarted started) => Start = started;

    public void LineAdded(string line)
    {
        lock (_gate)
        {
            _lines.Add(line);
        }
    }
}

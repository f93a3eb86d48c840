namespace KeymapBakery.Compiler.Toolchain;

/// <summary>
/// Holds processes back in favour of others: they get processor time that nobody else wants, and can be stopped and continued.
/// Safe for several threads.
/// </summary>
internal sealed class ToolPace
{
    /// <summary>The lowest priority there is.</summary>
    public const int Niceness = 19;

    private const int Rounds = 10;

    private readonly Lock _gate = new();
    private readonly HashSet<int> _roots = [];
    private bool _isPaused;

    /// <summary>Stops all processes, and those yet to be added.</summary>
    public void Pause()
    {
        lock (_gate)
        {
            _isPaused = true;
            foreach (var root in _roots)
            {
                Stop(root);
            }
        }
    }

    /// <summary>Lets them go on.</summary>
    public void Continue()
    {
        lock (_gate)
        {
            _isPaused = false;
            foreach (var root in _roots)
            {
                Resume(root);
            }
        }
    }

    /// <summary>Adds a process with its descendants, present and future.</summary>
    /// <param name="root">The process, which must be a child of this one, not yet waited for.</param>
    public void Add(int root)
    {
        lock (_gate)
        {
            _roots.Add(root);
            if (_isPaused)
            {
                Stop(root);
            }
        }
    }

    /// <summary>Lets a process go, which goes on if it was stopped. To be called before it is waited for; more often does no harm.</summary>
    public void Remove(int root)
    {
        lock (_gate)
        {
            if (_roots.Remove(root) && _isPaused)
            {
                Resume(root);
            }
        }
    }

    // Whoever is not stopped yet may have children meanwhile; the stopped have none any more. A root that has just been started
    // looks like its watcher until the program takes its place.
    private static void Stop(int root)
    {
        var stopped = new HashSet<int>();
        for (var round = 0; round < Rounds; round++)
        {
            var running = ProcessTree.Read(root).Where(process => process == root || !ToolProcess.IsWatcher(process)).Where(stopped.Add).ToList();
            if (running.Count == 0)
            {
                return;
            }

            running.ForEach(process => ProcessSignal.Send(process, ProcessSignal.Stop));
        }
    }

    private static void Resume(int root)
    {
        foreach (var process in ProcessTree.Read(root))
        {
            ProcessSignal.Send(process, ProcessSignal.Continue);
        }
    }
}

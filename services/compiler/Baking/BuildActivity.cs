namespace KeymapBakery.Compiler.Baking;

/// <summary>Knows whether this process is working on a build that somebody waits for, so that other work can give way. Safe for several threads.</summary>
internal sealed class BuildActivity
{
    private readonly Lock _gate = new();
    private TaskCompletionSource _quiet = Completed();
    private int _builds;

    /// <summary>Raised after <see cref="IsBusy"/> has changed; handlers must not take time, since a build waits for them.</summary>
    public event Action? Changed;

    /// <summary>True while there is such a build.</summary>
    public bool IsBusy => Builds > 0;

    /// <summary>How many there are.</summary>
    public int Builds => Volatile.Read(ref _builds);

    /// <summary>A build begins.</summary>
    public void Begin() => Change(1);

    /// <summary>A build has ended.</summary>
    public void End() => Change(-1);

    /// <summary>Returns as soon as there is no such build.</summary>
    public async Task WaitUntilQuietAsync(CancellationToken cancellationToken)
    {
        while (IsBusy)
        {
            Task quiet;
            lock (_gate)
            {
                quiet = _quiet.Task;
            }

            await quiet.WaitAsync(cancellationToken);
        }
    }

    private static TaskCompletionSource Completed()
    {
        var source = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        source.SetResult();
        return source;
    }

    private void Change(int builds)
    {
        bool changed;
        lock (_gate)
        {
            var before = _builds;
            _builds += builds;
            changed = (before == 0) != (_builds == 0);
            if (changed && _builds > 0)
            {
                _quiet = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
            }
            else if (changed)
            {
                _quiet.SetResult();
            }
        }

        if (changed)
        {
            Changed?.Invoke();
        }
    }
}

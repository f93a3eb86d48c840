using KeymapBakery.Compiler.Toolchain;

namespace KeymapBakery.Compiler.Baking;

/// <summary>
/// A stretch of work that pauses while somebody waits for a build. Its time limit counts only the time it works, its patience only the
/// time it is paused at a stretch.
/// </summary>
internal sealed class GivingWay : IDisposable
{
    private readonly Lock _gate = new();
    private readonly BuildActivity _activity;
    private readonly ToolPace? _pace;
    private readonly TimeSpan _patience;
    private readonly TimeProvider _time;
    private readonly CancellationTokenSource _limit;
    private readonly CancellationTokenSource _waiting;
    private readonly CancellationTokenSource _end;
    private TimeSpan _left;
    private long _continuedAt;
    private bool _isPaused;
    private bool _isOver;

    /// <param name="activity">The builds people wait for.</param>
    /// <param name="pace">Holds the tools back.</param>
    /// <param name="limit">Longest time of work.</param>
    /// <param name="patience">Longest pause.</param>
    /// <param name="time">The clock.</param>
    /// <param name="cancellationToken">Ends the work.</param>
    public GivingWay(
        BuildActivity activity, ToolPace? pace, TimeSpan limit, TimeSpan patience, TimeProvider time, CancellationToken cancellationToken)
    {
        _activity = activity;
        _pace = pace;
        _patience = patience;
        _time = time;
        _left = limit;
        _continuedAt = time.GetTimestamp();
        _limit = new CancellationTokenSource(limit, time);
        _waiting = new CancellationTokenSource(Timeout.InfiniteTimeSpan, time);
        _end = CancellationTokenSource.CreateLinkedTokenSource(_limit.Token, _waiting.Token, cancellationToken);
        _activity.Changed += AdaptSoon;
        Adapt();
    }

    /// <summary>Ends the work, for whatever reason.</summary>
    public CancellationToken Token => _end.Token;

    /// <summary>True when the work has taken too long.</summary>
    public bool HasReachedLimit => _limit.IsCancellationRequested;

    /// <summary>True when the work has been paused too long.</summary>
    public bool HasLostPatience => _waiting.IsCancellationRequested;

    /// <inheritdoc/>
    public void Dispose()
    {
        _activity.Changed -= AdaptSoon;
        lock (_gate)
        {
            _isOver = true;
            _pace?.Continue();
        }

        _end.Dispose();
        _limit.Dispose();
        _waiting.Dispose();
    }

    // Finding the processes takes milliseconds, which the build that begins need not spend.
    private void AdaptSoon() => _ = Task.Run(Adapt);

    private void Adapt()
    {
        lock (_gate)
        {
            if (_isOver || _isPaused == _activity.IsBusy)
            {
                return;
            }

            _isPaused = !_isPaused;
            if (_isPaused)
            {
                _pace?.Pause();
                _left -= _time.GetElapsedTime(_continuedAt);
                _limit.CancelAfter(_left > TimeSpan.Zero ? Timeout.InfiniteTimeSpan : TimeSpan.Zero);
                _waiting.CancelAfter(_patience);
            }
            else
            {
                _waiting.CancelAfter(Timeout.InfiniteTimeSpan);
                _limit.CancelAfter(_left > TimeSpan.Zero ? _left : TimeSpan.Zero);
                _continuedAt = _time.GetTimestamp();
                _pace?.Continue();
            }
        }
    }
}

namespace KeymapBakery.CapacityBench.Simulation;

/// <summary>A number of builds a second that changes at one moment, before compilers that follow the queue.</summary>
internal sealed class Rush(BakingTimes times, Autoscaling scaling, int slotsPerCompiler, int seed)
{
    // Long enough for the queue to be what it is before.
    private const double Beginning = 600;

    private readonly PriorityQueue<Action, double> _events = new();
    private readonly Queue<double> _waiting = new();
    private readonly Queue<(double At, int Wanted)> _wishes = new();
    private readonly List<double> _waits = [];
    private readonly Random _random = new(seed);
    private double _now;
    private int _busy;
    private int _compilers = scaling.Fewest;
    private int _starting;

    /// <summary>The most compilers there were.</summary>
    public int MostCompilers { get; private set; } = scaling.Fewest;

    /// <summary>Runs it.</summary>
    /// <param name="before">Builds a second in the first ten minutes.</param>
    /// <param name="during">Builds a second from then on.</param>
    /// <param name="minutes">Minutes of the rush.</param>
    /// <returns>The waits of the builds that came in the rush.</returns>
    public Waits Run(double before, double during, double minutes)
    {
        var end = Beginning + (minutes * 60);
        Come(before, during, end);
        Look(end);
        while (_events.TryDequeue(out var happen, out _now))
        {
            happen();
        }

        return new Waits(_waits);
    }

    private void Come(double before, double during, double end)
    {
        var rate = _now < Beginning ? before : during;
        var next = _now - (Math.Log(1 - _random.NextDouble()) / rate);
        if (next >= end)
        {
            return;
        }

        _events.Enqueue(
            () =>
            {
                _waiting.Enqueue(_now);
                Start();
                Come(before, during, end);
            },
            next);
    }

    private void Start()
    {
        while (_busy < _compilers * slotsPerCompiler && _waiting.TryDequeue(out var came))
        {
            if (came >= Beginning)
            {
                _waits.Add(_now - came);
            }

            _busy++;
            _events.Enqueue(
                () =>
                {
                    _busy--;
                    Start();
                },
                _now + times.Draw(_random));
        }
    }

    private void Look(double end)
    {
        var wanted = Math.Clamp((int)Math.Ceiling((_waiting.Count + _busy) / scaling.QueuePerCompiler), scaling.Fewest, scaling.Most);
        _wishes.Enqueue((_now, wanted));
        while (_wishes.Peek().At < _now - scaling.CalmSeconds)
        {
            _wishes.Dequeue();
        }

        var more = Math.Min(wanted - _compilers - _starting, Math.Max(_compilers + _starting, scaling.LeastGrowth));
        if (more > 0)
        {
            _starting += more;
            _events.Enqueue(() => Begin(more), _now + scaling.StartSeconds);
        }
        else
        {
            // What is under way is finished; a compiler that goes takes no more.
            _compilers = Math.Min(_compilers, Math.Max(_wishes.Max(wish => wish.Wanted), scaling.Fewest));
        }

        if (_now < end || _waiting.Count > 0)
        {
            _events.Enqueue(() => Look(end), _now + scaling.Interval);
        }
    }

    private void Begin(int more)
    {
        _starting -= more;
        _compilers += more;
        MostCompilers = Math.Max(MostCompilers, _compilers);
        Start();
    }
}

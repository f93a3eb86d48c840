using KeymapBakery.ApiBench.Load;

namespace KeymapBakery.ApiBench;

/// <summary>One kind of request to one API, and what came of it in each round.</summary>
/// <param name="name">What it is called.</param>
/// <param name="wrk">What makes the requests.</param>
internal sealed class Measurement(string name, Wrk wrk)
{
    private readonly List<LoadResult> _results = [];

    /// <summary>What it is called.</summary>
    public string Name => name;

    /// <summary>What makes the requests.</summary>
    public Wrk Wrk => wrk;

    /// <summary>The API whose queue must have grown by every request that was answered; null when none must.</summary>
    public SubjectApi? Check { get; init; }

    /// <summary>Median of requests a second.</summary>
    public double PerSecond => Median(result => result.PerSecond);

    /// <summary>Median of the milliseconds within which half of the requests were answered.</summary>
    public double Half => Median(result => result.HalfMilliseconds);

    /// <summary>Median of the milliseconds within which 99 of 100 requests were answered.</summary>
    public double Slowest => Median(result => result.SlowestMilliseconds);

    /// <summary>Answers that were errors, or did not come, in all rounds.</summary>
    public long Errors => _results.Sum(result => result.Errors);

    /// <summary>Does one round.</summary>
    /// <exception cref="InvalidOperationException">What was answered is not in the queue.</exception>
    public async Task RunAsync(int seconds)
    {
        var before = Check is null ? 0 : await Check.ReadQueueAsync();
        var result = await wrk.RunAsync(seconds);
        _results.Add(result);
        Console.WriteLine($"  {name,-20} {result.PerSecond,8:0}/s  p50 {result.HalfMilliseconds:0.0} ms  p99 {result.SlowestMilliseconds:0.0} ms  {result.Errors} errors");
        if (Check is not null)
        {
            await Check.ExpectQueueAsync(before + result.Requests - result.Errors);
        }
    }

    private double Median(Func<LoadResult, double> value)
    {
        var sorted = _results.Select(value).Order().ToList();
        var middle = sorted.Count / 2;
        return sorted.Count % 2 == 1 ? sorted[middle] : (sorted[middle - 1] + sorted[middle]) / 2;
    }
}

namespace KeymapBakery.ApiBench.Load;

/// <summary>What came of some seconds of requests.</summary>
/// <param name="Requests">Answers, errors included.</param>
/// <param name="PerSecond">Answers a second, errors not counted.</param>
/// <param name="HalfMilliseconds">Half of the requests were answered within this time.</param>
/// <param name="SlowestMilliseconds">99 of 100 requests were answered within this time.</param>
/// <param name="Errors">Answers other than 2xx and 3xx, and answers that did not come.</param>
internal sealed record LoadResult(long Requests, double PerSecond, double HalfMilliseconds, double SlowestMilliseconds, long Errors);

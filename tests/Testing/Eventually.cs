using System.Diagnostics;

namespace KeymapBakery.Testing;

/// <summary>Waits for something that becomes true by itself, up to a deadline.</summary>
public static class Eventually
{
    private static readonly TimeSpan Pause = TimeSpan.FromMilliseconds(50);

    /// <summary>Returns when the condition holds; throws <see cref="TimeoutException"/> when it does not within the limit.</summary>
    public static Task TrueAsync(Func<Task<bool>> condition, TimeSpan limit, string? what = null) =>
        GetAsync(async () => await condition() ? new object() : null, limit, what);

    /// <summary>Returns the first value that is not null; throws <see cref="TimeoutException"/> when there is none within the limit.</summary>
    public static async Task<T> GetAsync<T>(Func<Task<T?>> probe, TimeSpan limit, string? what = null)
        where T : class
    {
        var clock = Stopwatch.StartNew();
        while (true)
        {
            if (await probe() is { } value)
            {
                return value;
            }

            if (clock.Elapsed > limit)
            {
                throw new TimeoutException($"{what ?? "The condition"} did not come true within {limit.TotalSeconds} s.");
            }

            await Task.Delay(Pause);
        }
    }
}

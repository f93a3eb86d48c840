using KeymapBakery.Compiler.Configuration;
using Microsoft.Extensions.Options;

namespace KeymapBakery.Compiler.Delivery;

/// <summary>
/// Tries again what goes to the object store or the broker, so that a restart of either does not cost a finished build.
/// </summary>
internal sealed partial class PatientDelivery(
    IOptions<CompilerOptions> options,
    TimeProvider time,
    ILogger<PatientDelivery> logger)
{
    private static readonly TimeSpan FirstPause = TimeSpan.FromMilliseconds(500);
    private static readonly TimeSpan LongestPause = TimeSpan.FromSeconds(30);
    private static readonly TimeSpan LongestTry = TimeSpan.FromMinutes(2);

    /// <summary>Runs an action until it succeeds; once patience is used up, its last failure is thrown.</summary>
    /// <param name="what">What is tried, for the log.</param>
    /// <param name="action">One try; running it again after a failure does no harm.</param>
    /// <param name="cancellationToken">Gives up at once.</param>
    public async Task RunAsync(string what, Func<CancellationToken, Task> action, CancellationToken cancellationToken)
    {
        var start = time.GetTimestamp();
        for (var pause = FirstPause; ; pause = pause * 2 < LongestPause ? pause * 2 : LongestPause)
        {
            try
            {
                using var limit = new CancellationTokenSource(LongestTry, time);
                using var either = CancellationTokenSource.CreateLinkedTokenSource(limit.Token, cancellationToken);
                await action(either.Token);
                return;
            }
            catch (Exception exception) when (!cancellationToken.IsCancellationRequested
                && time.GetElapsedTime(start) + pause < options.Value.DeliveryPatience)
            {
                LogRetry(what, pause, exception.Message);
            }

            await Task.Delay(pause, time, cancellationToken);
        }
    }

    [LoggerMessage(LogLevel.Warning, "Could not {What}; trying again in {Pause}: {Reason}")]
    private partial void LogRetry(string what, TimeSpan pause, string reason);
}

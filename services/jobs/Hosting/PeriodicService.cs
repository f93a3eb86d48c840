using KeymapBakery.Jobs.Store;

namespace KeymapBakery.Jobs.Hosting;

/// <summary>Does something again and again, from when the tables are there. A round that fails is logged; the next one comes all the same.</summary>
internal abstract partial class PeriodicService(TimeSpan interval, SchemaState schema, ILogger logger) : BackgroundService
{
    /// <summary>One round.</summary>
    protected abstract Task RunOnceAsync(CancellationToken cancellationToken);

    /// <inheritdoc/>
    protected sealed override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        await schema.WaitAsync(stoppingToken);
        using var timer = new PeriodicTimer(interval);
        do
        {
            try
            {
                await RunOnceAsync(stoppingToken);
            }
            catch (StoreUnavailableException exception)
            {
                LogPutOff(GetType().Name, exception.Message);
            }
            catch (Exception exception) when (!stoppingToken.IsCancellationRequested)
            {
                LogFailed(exception, GetType().Name);
            }
        }
        while (await timer.WaitForNextTickAsync(stoppingToken));
    }

    [LoggerMessage(LogLevel.Warning, "{Service} is put off until the next round: {Reason}")]
    private partial void LogPutOff(string service, string reason);

    [LoggerMessage(LogLevel.Error, "{Service} failed; it will try again in the next round.")]
    private partial void LogFailed(Exception exception, string service);
}

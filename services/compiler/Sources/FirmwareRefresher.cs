using KeymapBakery.Compiler.Configuration;
using KeymapBakery.Sources;
using Microsoft.Extensions.Options;

namespace KeymapBakery.Compiler.Sources;

/// <summary>Fetches the firmware repository whenever it is stale, so that builds seldom have to wait for it.</summary>
internal sealed partial class FirmwareRefresher(
    FirmwareRepository firmware,
    IOptions<CompilerOptions> options,
    TimeProvider time,
    ILogger<FirmwareRefresher> logger) : BackgroundService
{
    /// <inheritdoc/>
    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        while (true)
        {
            try
            {
                await firmware.RefreshAsync(stoppingToken);
            }
            catch (Exception exception) when (exception is GitException or IOException)
            {
                LogFailed(exception);
            }

            // Counted from the end of the fetch, as staleness is.
            await Task.Delay(options.Value.Firmware.FetchInterval, time, stoppingToken);
        }
    }

    [LoggerMessage(LogLevel.Error, "The mirror of the firmware repository cannot be read")]
    private partial void LogFailed(Exception exception);
}

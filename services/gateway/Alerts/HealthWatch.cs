using KeymapBakery.Gateway.Hosting;
using Microsoft.Extensions.Options;

namespace KeymapBakery.Gateway.Alerts;

/// <summary>
/// Looks at the system from time to time and tells, once, when it keeps failing, and once when it is well again. Of several replicas one tells;
/// each, when the job service, through which they agree on one, is what fails. What could not be delivered is tried again at the next look.
/// </summary>
internal sealed partial class HealthWatch(
    HealthProblems problems,
    AlertTurn turn,
    ChatWebhook chat,
    IOptions<AlertOptions> options,
    IOptions<GatewayOptions> gateway,
    TimeProvider clock,
    ILogger<HealthWatch> logger) : BackgroundService
{
    private readonly HealthTrend _trend = new(options.Value.Checks);
    private bool? _known;
    private bool? _mine;
    private bool _toldAlone;

    /// <inheritdoc/>
    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        using var timer = new PeriodicTimer(options.Value.Interval, clock);
        while (await timer.WaitForNextTickAsync(stoppingToken))
        {
            try
            {
                await LookAsync(stoppingToken);
            }
            catch (Exception failure)
            {
                // Whatever it is, it must not end the service, which is what happens to exceptions that leave here.
                if (!stoppingToken.IsCancellationRequested)
                {
                    LogFailed(failure);
                }
            }
        }
    }

    private async Task LookAsync(CancellationToken cancellationToken)
    {
        var found = await problems.ReadAsync(cancellationToken);
        if (_trend.Add(found.Count == 0) is { } isWell && isWell != _known && await SettleAsync(isWell, found, cancellationToken))
        {
            _known = isWell;
        }
    }

    /// <summary>True when all who are to know it know it, or are being told by another replica.</summary>
    private async Task<bool> SettleAsync(bool isWell, IReadOnlyList<string> found, CancellationToken cancellationToken)
    {
        if (_mine != isWell)
        {
            var isMine = await turn.TakeAsync(isWell, cancellationToken);
            if (isWell && isMine is null && !_toldAlone)
            {
                return false;
            }

            if (isMine is false && !(isWell && _toldAlone))
            {
                return true;
            }

            _mine = isWell;
            _toldAlone = isMine is null;
        }

        var name = NameOfInstallation();
        var text = isWell ? $"{name} is well again." : $"{name} is failing: {string.Join("; ", found)}.";
        if (!await chat.SayAsync(text, cancellationToken))
        {
            return false;
        }

        _mine = null;
        LogTold(text);
        return true;
    }

    private string NameOfInstallation() => (options.Value.Installation, gateway.Value.PublicUrl) switch
    {
        ({ Length: > 0 } installation, _) => installation,
        (_, { } url) => $"Keymap Bakery at {url.AbsoluteUri.TrimEnd('/')}",
        _ => "Keymap Bakery",
    };

    [LoggerMessage(LogLevel.Information, "Told by webhook: {Text}")]
    private partial void LogTold(string text);

    [LoggerMessage(LogLevel.Error, "A look at the health of the system failed")]
    private partial void LogFailed(Exception failure);
}

using System.Threading.Channels;
using KeymapBakery.Compiler.Configuration;
using KeymapBakery.Compiler.Sources;
using KeymapBakery.Compiler.Toolchain;
using KeymapBakery.Messages;
using MassTransit;
using Microsoft.Extensions.Options;

namespace KeymapBakery.Compiler.Messaging;

/// <summary>Publishes <see cref="CompilerHeartbeat"/> at an interval and whenever a branch has moved.</summary>
internal sealed partial class HeartbeatService(
    IBus bus,
    FirmwareRepository firmware,
    ToolchainVersion toolchain,
    IOptions<CompilerOptions> options,
    TimeProvider time,
    ILogger<HeartbeatService> logger) : BackgroundService
{
    private readonly Channel<bool> _reasons = Channel.CreateBounded<bool>(
        new BoundedChannelOptions(1) { FullMode = BoundedChannelFullMode.DropWrite });

    /// <inheritdoc/>
    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        var version = await toolchain.GetTextAsync();
        firmware.Moved += SendSoon;
        using var timer = time.CreateTimer(_ => SendSoon(), null, TimeSpan.Zero, options.Value.HeartbeatInterval);
        try
        {
            await foreach (var _ in _reasons.Reader.ReadAllAsync(stoppingToken))
            {
                await SendAsync(version, stoppingToken);
            }
        }
        finally
        {
            firmware.Moved -= SendSoon;
        }
    }

    private void SendSoon() => _reasons.Writer.TryWrite(true);

    private async Task SendAsync(string version, CancellationToken cancellationToken)
    {
        try
        {
            // One that is late says nothing the next one does not.
            using var limit = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
            limit.CancelAfter(options.Value.HeartbeatInterval);
            await bus.Publish(
                new CompilerHeartbeat(options.Value.Name, options.Value.Slots, version, firmware.Branches, time.GetUtcNow()), limit.Token);
        }
        catch (Exception exception) when (!cancellationToken.IsCancellationRequested)
        {
            LogNotSent(exception.Message);
        }
    }

    [LoggerMessage(LogLevel.Warning, "The heartbeat could not be sent: {Reason}")]
    private partial void LogNotSent(string reason);
}

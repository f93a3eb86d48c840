using System.Reflection;

namespace KeymapBakery.Gateway.Status;

/// <summary>Tells the state of the whole system in the words of the API.</summary>
internal sealed class ApiStatusReport(QueueMonitor queue)
{
    private static readonly string Version = VersionOf(typeof(ApiStatusReport).Assembly);

    /// <summary>The status as of now.</summary>
    public async Task<ApiStatus> ReadAsync(CancellationToken cancellationToken)
    {
        var reading = await queue.ReadAsync(cancellationToken);
        var compilers = reading.Queue?.Compilers;
        var compiles = reading.IsCurrent && compilers is { Count: > 0 };
        return new ApiStatus
        {
            LastPing = compilers is { Count: > 0 } ? compilers.Max(compiler => UnixSeconds(compiler.LastSeenAt.ToDateTimeOffset())) : null,
            QueueLength = reading.Queue?.QueuedBuilds ?? 0,
            Status = compiles ? Health.Running : Health.Degraded,
            StatusLastPing = compiles ? Health.Good : Health.Degraded,
            StatusTasksPing = reading.IsCurrent ? Health.Good : Health.Degraded,
            TasksPing = reading.AnsweredAt is { } answeredAt ? UnixSeconds(answeredAt) : null,
            Version = Version,
        };
    }

    private static double UnixSeconds(DateTimeOffset time) => time.ToUnixTimeMilliseconds() / 1000d;

    private static string VersionOf(Assembly assembly)
    {
        var version = assembly.GetCustomAttribute<AssemblyInformationalVersionAttribute>()?.InformationalVersion ?? "0.0.0";
        return version.Split('+')[0];
    }
}

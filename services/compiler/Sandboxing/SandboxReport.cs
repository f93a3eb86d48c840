namespace KeymapBakery.Compiler.Sandboxing;

/// <summary>Closes the service's own memory to other processes, and writes to the log, at start, how builds are kept apart.</summary>
internal sealed partial class SandboxReport(ISandbox sandbox, SandboxChoice choice, BuildUser user, ILogger<SandboxReport> logger) : IHostedService
{
    /// <inheritdoc/>
    public Task StartAsync(CancellationToken cancellationToken)
    {
        ProcessMemory.Close();
        if (sandbox.Kind == SandboxKind.Bubblewrap)
        {
            LogBubblewrap();
        }
        else if (user.IsSeparate)
        {
            LogSeparateUser(choice.Objection ?? "it is configured so");
        }
        else
        {
            LogSameUser(choice.Objection ?? "it is configured so");
        }

        return Task.CompletedTask;
    }

    /// <inheritdoc/>
    public Task StopAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    [LoggerMessage(LogLevel.Information, "Sandbox: Bubblewrap. Builds have no network and see nothing of this machine but its /usr, the firmware and their own files")]
    private partial void LogBubblewrap();

    [LoggerMessage(
        LogLevel.Warning,
        "Sandbox: SeparateUser, because {Reason}. Builds run as a user of their own with an empty environment and limits, but they are NOT kept from the network, from files that user can read, from seeing other processes, and builds of other slots run as the same user")]
    private partial void LogSeparateUser(string reason);

    [LoggerMessage(
        LogLevel.Warning,
        "Sandbox: SeparateUser without a separate user, because {Reason} and this service does not run as root. Builds run as this service's own user with an empty environment and limits, but they are NOT kept from the network, from this service's files and processes, and the number of their processes is not limited")]
    private partial void LogSameUser(string reason);
}

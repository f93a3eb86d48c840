using System.Diagnostics;

namespace KeymapBakery.Compiler.Toolchain;

/// <summary>
/// A program running in a session and process group of its own, with standard output and standard error in one pipe, in
/// the order they are written.
/// </summary>
/// <remarks>
/// The group dies with this service, however the service dies: a small watcher in the group waits for the end of a pipe
/// that only this process holds open. The kernel's parent death signal would not do: it is tied to the thread that
/// started the child, which in .NET comes and goes, and reaches the first process only, not the compilers below it.
/// </remarks>
internal sealed class ToolProcess : IAsyncDisposable
{
    // $@ is the program. The shell stays its parent: bwrap dies with its parent, which must not be a thread of this service.
    // Descriptor 3 is the pipe whose end means that the service is gone.
    private const string Launcher =
        """
        exec 3<&0 </dev/null 2>&1
        (read -r _ <&3; kill -9 0) >/dev/null 2>&1 &
        "$@" 3<&-
        exit $?
        """;

    // The watcher is a fork of the shell, whose own place the program takes.
    private const string WatcherCommand = $"/bin/sh\0-c\0{Launcher}\0";

    private static readonly TimeSpan TerminationGrace = TimeSpan.FromSeconds(2);
    private static readonly TimeSpan LastOutputGrace = TimeSpan.FromSeconds(2);

    private readonly Process _process;
    private readonly ToolPace? _pace;

    private ToolProcess(Process process, ToolPace? pace)
    {
        _process = process;
        _pace = pace;
        _pace?.Add(process.Id);
    }

    /// <summary>Id of its first process and of the process group.</summary>
    public int Id => _process.Id;

    /// <summary>Starts a program.</summary>
    /// <param name="command">The program.</param>
    /// <param name="pace">Holds it back in favour of others; null for a program that somebody waits for.</param>
    public static ToolProcess Start(ToolCommand command, ToolPace? pace = null)
    {
        string[] priority = pace is null ? [] : ["/usr/bin/nice", "-n", $"{ToolPace.Niceness}"];
        var start = new ProcessStartInfo("setsid", [.. priority, "/bin/sh", "-c", Launcher, "sh", command.Program, .. command.Arguments])
        {
            WorkingDirectory = command.WorkingDirectory,
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
        };
        start.Environment.Clear();
        foreach (var (name, value) in command.Environment)
        {
            start.Environment[name] = value;
        }

        return new ToolProcess(Process.Start(start)!, pace);
    }

    /// <summary>True for the small process that ends all others when this service is gone; it must never be stopped.</summary>
    public static bool IsWatcher(int processId)
    {
        try
        {
            return File.ReadAllText($"/proc/{processId}/cmdline").StartsWith(WatcherCommand, StringComparison.Ordinal);
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            return false;
        }
    }

    /// <summary>
    /// Reads the output to its end and returns the exit status; 128 and more stand for a signal. When cancelled, the
    /// whole group is asked to end, killed shortly after, and <see cref="OperationCanceledException"/> is thrown.
    /// </summary>
    /// <exception cref="OutputLimitException">More than <paramref name="limitBytes"/> were printed; the group is killed.</exception>
    public async Task<int> RunAsync(Action<ReadOnlyMemory<byte>> output, long limitBytes, CancellationToken cancellationToken)
    {
        using var reading = new CancellationTokenSource();
        var copying = CopyOutputAsync(output, limitBytes, reading.Token);
        try
        {
            await _process.WaitForExitAsync(cancellationToken);
        }
        catch (OperationCanceledException)
        {
            await EndAsync();
            await FinishReadingAsync(copying, reading);
            throw;
        }

        // Whatever it left running in the background holds the pipe open.
        Signal(ProcessSignal.Kill);
        await FinishReadingAsync(copying, reading);
        return _process.ExitCode;
    }

    /// <inheritdoc/>
    public async ValueTask DisposeAsync()
    {
        _pace?.Remove(_process.Id);
        Signal(ProcessSignal.Kill);
        await _process.WaitForExitAsync(CancellationToken.None);
        _process.Dispose();
    }

    private async Task EndAsync()
    {
        // What is stopped cannot end of its own accord.
        _pace?.Remove(_process.Id);
        Signal(ProcessSignal.Terminate);
        try
        {
            await _process.WaitForExitAsync(CancellationToken.None).WaitAsync(TerminationGrace);
        }
        catch (TimeoutException)
        {
        }

        Signal(ProcessSignal.Kill);
        await _process.WaitForExitAsync(CancellationToken.None);
    }

    private async Task CopyOutputAsync(Action<ReadOnlyMemory<byte>> output, long limitBytes, CancellationToken cancellationToken)
    {
        var buffer = new byte[16 * 1024];
        var total = 0L;
        while (true)
        {
            var count = await _process.StandardOutput.BaseStream.ReadAsync(buffer, cancellationToken);
            if (count == 0)
            {
                return;
            }

            total += count;
            if (total > limitBytes)
            {
                Signal(ProcessSignal.Kill);
                throw new OutputLimitException(limitBytes);
            }

            output(buffer.AsMemory(0, count));
        }
    }

    private static async Task FinishReadingAsync(Task copying, CancellationTokenSource reading)
    {
        reading.CancelAfter(LastOutputGrace);
        try
        {
            await copying;
        }
        catch (OperationCanceledException)
        {
            // A process that left the group still holds the pipe; nobody waits for what it prints.
        }
    }

    private void Signal(int signal) => ProcessSignal.SendToGroup(_process.Id, signal);
}

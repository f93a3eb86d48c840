using System.Diagnostics;
using System.Reflection;
using KeymapBakery.Testing;

namespace KeymapBakery.EndToEnd.Tests.Running;

/// <summary>One service as a process of its own, started as <c>./bakery up</c> starts it.</summary>
internal sealed class ServiceProcess(string name, int healthPort, IReadOnlyDictionary<string, string> settings, string logFolder)
    : IAsyncDisposable
{
    private static readonly string Configuration =
        typeof(ServiceProcess).Assembly.GetCustomAttribute<AssemblyConfigurationAttribute>()!.Configuration;

    private static readonly HttpClient Http = new();

    private Process? _process;
    private int _starts;

    public string Name => name;

    public async Task StartAsync()
    {
        var folder = RepositoryRoot.Of($"services/{name}");
        var assembly = $"KeymapBakery.{char.ToUpperInvariant(name[0])}{name[1..]}.dll";
        var log = Path.Combine(logFolder, $"{name}-{++_starts}.log");
        // The shell sends the output to a file, so that a killed test run leaves nobody blocked on a full pipe.
        var start = new ProcessStartInfo(
            "/bin/sh",
            ["-c", "exec dotnet \"$0\" >\"$1\" 2>&1", Path.Combine(folder, "bin", Configuration, "net10.0", assembly), log])
        {
            WorkingDirectory = folder,
        };
        foreach (var (key, value) in settings)
        {
            start.Environment[key.Replace(":", "__", StringComparison.Ordinal)] = value;
        }

        _process = Process.Start(start)!;
        await Eventually.TrueAsync(IsReadyAsync, TimeSpan.FromSeconds(90), $"Readiness of {name} (log: {log})");
    }

    /// <summary>Ends the process as a power cut would (SIGKILL).</summary>
    public Task KillAsync() => EndAsync(9);

    /// <summary>Ends the process as an orchestrator does (SIGTERM) and waits for it.</summary>
    public Task StopAsync() => EndAsync(15);

    public async ValueTask DisposeAsync()
    {
        if (_process is { HasExited: false })
        {
            await StopAsync();
        }

        _process?.Dispose();
    }

    private async Task EndAsync(int signal)
    {
        if (_process is null || _process.HasExited)
        {
            return;
        }

        await Command.SignalAsync(signal, _process.Id);
        await _process.WaitForExitAsync().WaitAsync(TimeSpan.FromSeconds(60));
    }

    private async Task<bool> IsReadyAsync()
    {
        if (_process!.HasExited)
        {
            throw new InvalidOperationException($"{name} ended with {_process.ExitCode} while starting.");
        }

        try
        {
            using var answer = await Http.GetAsync(new Uri($"http://127.0.0.1:{healthPort}/healthz/ready"));
            return answer.IsSuccessStatusCode;
        }
        catch (HttpRequestException)
        {
            return false;
        }
    }
}

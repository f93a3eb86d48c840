using System.Collections.Concurrent;
using System.Diagnostics;
using KeymapBakery.Testing;

namespace KeymapBakery.Compiler.Tests.Fixtures;

/// <summary>The service, running as a process that may be asked to end or be killed.</summary>
internal sealed class CompilerProcess : IAsyncDisposable
{
    private readonly Process _process;
    private readonly ConcurrentQueue<string> _log = new();

    private CompilerProcess(Process process, Uri health)
    {
        _process = process;
        Health = health;
        process.OutputDataReceived += (_, line) => _log.Enqueue(line.Data ?? "");
        process.BeginOutputReadLine();
    }

    public Uri Health { get; }

    public string Log => string.Join('\n', _log);

    public bool HasEnded => _process.HasExited;

    public static async Task<CompilerProcess> StartAsync(
        TemporaryFolder folder, string repository, Uri broker, params (string Setting, string Value)[] settings)
    {
        var ports = FreePorts.Find(2);
        var start = new ProcessStartInfo("dotnet", [Path.Combine(AppContext.BaseDirectory, "KeymapBakery.Compiler.dll")])
        {
            RedirectStandardOutput = true,
            WorkingDirectory = AppContext.BaseDirectory,
        };
        var all = Settings.Of(
            folder,
            repository,
            [
                ("RabbitMq:Address", broker.AbsoluteUri),
                ("Kestrel:Endpoints:Grpc:Url", $"http://127.0.0.1:{ports}"),
                ("Kestrel:Endpoints:Grpc:Protocols", "Http2"),
                ("Kestrel:Endpoints:Health:Url", $"http://127.0.0.1:{ports + 1}"),
                ("Kestrel:Endpoints:Health:Protocols", "Http1"),
                .. settings,
            ]);
        foreach (var (setting, value) in all)
        {
            start.Environment[setting.Replace(":", "__", StringComparison.Ordinal)] = value;
        }

        var compiler = new CompilerProcess(Process.Start(start)!, new Uri($"http://127.0.0.1:{ports + 1}/healthz/ready"));
        await compiler.UntilHealthyAsync();
        return compiler;
    }

    /// <summary>Asks it to end, and returns its exit code when it has.</summary>
    public async Task<int> TerminateAsync()
    {
        await Command.SignalAsync(15, _process.Id);
        await _process.WaitForExitAsync(TestContext.Current.CancellationToken).WaitAsync(TimeSpan.FromSeconds(60));
        return _process.ExitCode;
    }

    /// <summary>Ends it as a crash would.</summary>
    public async Task KillAsync()
    {
        _process.Kill();
        await _process.WaitForExitAsync(TestContext.Current.CancellationToken);
    }

    /// <summary>Ends it gracefully, so that no delivery it has finished comes back in the next test.</summary>
    public async ValueTask DisposeAsync()
    {
        if (!_process.HasExited)
        {
            await Command.SignalAsync(15, _process.Id);
            if (!_process.WaitForExit(TimeSpan.FromSeconds(30)))
            {
                _process.Kill();
            }

            await _process.WaitForExitAsync();
        }

        TestContext.Current.TestOutputHelper?.WriteLine(Log);
        _process.Dispose();
    }

    private async Task UntilHealthyAsync()
    {
        using var client = new HttpClient();
        try
        {
            await Eventually.TrueAsync(
                async () =>
                {
                    try
                    {
                        using var answer = await client.GetAsync(Health);
                        return answer.IsSuccessStatusCode;
                    }
                    catch (HttpRequestException) when (!_process.HasExited)
                    {
                        return false;
                    }
                },
                TimeSpan.FromSeconds(60),
                "The compiler's health");
        }
        catch (Exception exception)
        {
            await DisposeAsync();
            throw new InvalidOperationException($"The compiler did not become healthy:\n{Log}", exception);
        }
    }
}

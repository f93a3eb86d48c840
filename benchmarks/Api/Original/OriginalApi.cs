using System.Diagnostics;
using System.Net.Sockets;
using System.Text.Json.Nodes;

namespace KeymapBakery.ApiBench.Original;

/// <summary>The original API from a checkout, under gunicorn with two workers, with a Redis of its own that writes nothing to disk.</summary>
internal sealed class OriginalApi : IAsyncDisposable
{
    // The original asks for Redis at its standard port; this address is for it alone.
    private const string RedisHost = "127.0.0.2";
    private const int RedisPort = 6379;
    private const string Python = "/usr/bin/python3";

    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(60);

    private readonly List<Process> _processes = [];
    private readonly string _files = Directory.CreateTempSubdirectory("keymap-bakery-original-").FullName;

    private OriginalApi(Uri address) => Address = address;

    /// <summary>Where it answers.</summary>
    public Uri Address { get; }

    /// <summary>A job that is finished, its result in Redis.</summary>
    public string JobId { get; private set; } = "";

    /// <summary>Starts it, and has it say of a job what the service says of one.</summary>
    /// <param name="folder">The checkout.</param>
    /// <param name="options">How it is to be run, and where the service is.</param>
    /// <param name="keymap">A keymap.</param>
    /// <param name="finished">What the service answers about a finished job.</param>
    /// <exception cref="InvalidOperationException">It does not start.</exception>
    public static async Task<OriginalApi> StartAsync(string folder, BenchOptions options, string keymap, JsonObject finished)
    {
        var original = new OriginalApi(new Uri($"http://127.0.0.1:{FindPort()}/"));
        try
        {
            await original.StartAsync(folder, options);
            using var client = new HttpClient { BaseAddress = original.Address };
            var api = new SubjectApi("original", client);
            original.JobId = await api.SubmitAsync(keymap);
            await FinishAsync(original.JobId, finished);
            var status = await api.GetAsync(original.JobId);
            return status["status"]!.GetValue<string>() == "finished"
                ? original
                : throw new InvalidOperationException($"The original says of its finished job: {status.ToJsonString()}");
        }
        catch
        {
            await original.DisposeAsync();
            throw;
        }
    }

    /// <inheritdoc/>
    public async ValueTask DisposeAsync()
    {
        foreach (var process in Enumerable.Reverse(_processes))
        {
            process.Kill(entireProcessTree: true);
            await process.WaitForExitAsync();
            process.Dispose();
        }

        Directory.Delete(_files, recursive: true);
    }

    private async Task StartAsync(string folder, BenchOptions options)
    {
        Start(_files, [], "redis-server", "--bind", RedisHost, "--port", $"{RedisPort}", "--save", "", "--appendonly", "no", "--logfile", $"{_files}/redis.log");
        await UntilListeningAsync(RedisHost, RedisPort, $"{_files}/redis.log");
        var log = $"{_files}/gunicorn.log";
        var environment = new Dictionary<string, string>
        {
            ["PYTHONPATH"] = options.Modules,
            ["REDIS_HOST"] = RedisHost,
            ["STORAGE_ENGINE"] = "filesystem",
            ["FILESYSTEM_PATH"] = $"{_files}/firmwares",
            // Asked once, at start, for a bucket; anything that speaks HTTP and has none will do.
            ["S3_HOST"] = options.Api.AbsoluteUri,
        };
        Start(
            folder, environment, "gunicorn", "--workers", "2", "--bind", Address.Authority, "--timeout", "60", "--access-logfile", "/dev/null",
            "--log-level", "INFO", "--capture-output", "--log-file", log, options.App);
        await UntilListeningAsync(Address.Host, Address.Port, log);
    }

    private void Start(string folder, Dictionary<string, string> environment, string program, params IEnumerable<string> arguments)
    {
        var start = new ProcessStartInfo(program, arguments) { WorkingDirectory = folder, RedirectStandardOutput = true };
        foreach (var (name, value) in environment)
        {
            start.Environment[name] = value;
        }

        var process = Process.Start(start)!;
        process.OutputDataReceived += (_, _) => { };
        process.BeginOutputReadLine();
        _processes.Add(process);
    }

    private async Task UntilListeningAsync(string host, int port, string log)
    {
        var clock = Stopwatch.StartNew();
        while (true)
        {
            try
            {
                using var client = new TcpClient();
                await client.ConnectAsync(host, port);
                return;
            }
            catch (SocketException)
            {
                if (_processes[^1].HasExited || clock.Elapsed > Patience)
                {
                    var lines = File.Exists(log) ? await File.ReadAllLinesAsync(log) : [];
                    throw new InvalidOperationException($"The original does not start:\n{string.Join('\n', lines.TakeLast(12))}");
                }

                await Task.Delay(100);
            }
        }
    }

    private static async Task FinishAsync(string jobId, JsonObject finished)
    {
        var script = Path.Combine(AppContext.BaseDirectory, "Original", "finish_job.py");
        using var process = Process.Start(new ProcessStartInfo(Python, [script, RedisHost, jobId]) { RedirectStandardInput = true })!;
        await process.StandardInput.WriteAsync(finished.ToJsonString());
        process.StandardInput.Close();
        await process.WaitForExitAsync();
        if (process.ExitCode != 0)
        {
            throw new InvalidOperationException($"{script} ended with {process.ExitCode}.");
        }
    }

    private static int FindPort()
    {
        using var listener = new TcpListener(System.Net.IPAddress.Loopback, 0);
        listener.Start();
        return ((System.Net.IPEndPoint)listener.LocalEndpoint).Port;
    }
}

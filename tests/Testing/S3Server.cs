using System.Diagnostics;

namespace KeymapBakery.Testing;

/// <summary>A real S3 server (s3rver, which knows access keys but takes signatures on trust) with one bucket, for one test class.</summary>
public sealed class S3Server : IAsyncDisposable
{
    /// <summary>Name of the bucket it starts with.</summary>
    public const string Bucket = "bakery";

    /// <summary>The one access key it knows.</summary>
    public const string AccessKey = "S3RVER";

    /// <summary>The secret that goes with <see cref="AccessKey"/>.</summary>
    public const string SecretKey = "S3RVER";

    private readonly TemporaryFolder _folder;
    private readonly Process _process;

    private S3Server(TemporaryFolder folder, Process process, Uri endpoint)
    {
        _folder = folder;
        _process = process;
        Endpoint = endpoint;
    }

    /// <summary>Address of the server, path style.</summary>
    public Uri Endpoint { get; }

    /// <summary>Starts a server; takes about a second, more the first time, when it is installed from npm.</summary>
    public static async Task<S3Server> StartAsync()
    {
        var package = RepositoryRoot.Of("tests/Testing/s3rver");
        await NodePackages.InstallAsync(package);

        var folder = new TemporaryFolder("s3");
        var port = FreePorts.Find();
        var start = new ProcessStartInfo(
            "node",
            // It makes the tokens of long listings with DES.
            ["--openssl-legacy-provider", "node_modules/s3rver/bin/s3rver.js", "-a", "127.0.0.1", "-p", $"{port}", "-d", folder.Path, "-s", "--configure-bucket", Bucket])
        {
            WorkingDirectory = package,
        };
        var process = Process.Start(start)!;
        var server = new S3Server(folder, process, new Uri($"http://127.0.0.1:{port}"));
        using var http = new HttpClient();
        await Eventually.TrueAsync(() => server.AnswersAsync(http), TimeSpan.FromSeconds(30), "The S3 server");
        return server;
    }

    /// <inheritdoc/>
    public async ValueTask DisposeAsync()
    {
        _process.Kill(entireProcessTree: true);
        await _process.WaitForExitAsync();
        _process.Dispose();
        _folder.Dispose();
    }

    private async Task<bool> AnswersAsync(HttpClient http)
    {
        try
        {
            using var answer = await http.GetAsync(Endpoint);
            return true;
        }
        catch (HttpRequestException)
        {
            return false;
        }
    }
}

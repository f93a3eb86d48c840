using System.Net;
using System.Text.Json.Nodes;
using KeymapBakery.Testing;
using Microsoft.AspNetCore.Builder;
using Shouldly;

namespace KeymapBakery.Metadata.Tests.Running;

/// <summary>
/// A metadata service on a git repository with the sample firmware, and a gateway before it. Branch <c>develop</c> has one keyboard
/// more than <c>master</c>: <c>bakery/rye</c>.
/// </summary>
public sealed class KeyboardApi : IAsyncLifetime
{
    public const string WebhookSecret = "the webhooks of the tests";
    public const string AdminToken = "the operator of the tests";

    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(60);

    private readonly TemporaryFolder _folder = new("keyboards");
    private readonly int _metadataPort = FreePorts.Find();
    private readonly int _jobsPort = FreePorts.Find();
    private WebApplication? _jobs;
    private RunningGateway? _gateway;
    private int _replicas;

    /// <summary>Settings of the metadata service besides those that tests always need.</summary>
    public Dictionary<string, string> Settings { get; init; } = [];

    /// <summary>The firmware repository.</summary>
    public GitFolder Firmware { get; private set; } = null!;

    /// <summary>Folder of the object store.</summary>
    public string Objects => _folder.Of("objects");

    /// <summary>Speaks to the gateway.</summary>
    public HttpClient Client => _gateway!.Client;

    internal MetadataReplica? Replica { get; private set; }

    private static CancellationToken Cancelled => TestContext.Current.CancellationToken;

    /// <summary>Starts all; returns when both branches are served.</summary>
    public async ValueTask InitializeAsync()
    {
        Firmware = await GitFolder.OfSampleFirmwareAsync(_folder.Of("firmware"));
        await Firmware.RunAsync("checkout", "--quiet", "-b", "develop");
        Firmware.WriteKeyboard("bakery/rye");
        await Firmware.CommitAsync();
        await Firmware.RunAsync("checkout", "--quiet", "master");
        StartReplica();
        _jobs = await AcceptingJobs.StartAsync(_jobsPort);
        _gateway = new RunningGateway(new Dictionary<string, string>
        {
            ["ObjectStorage:Kind"] = "FileSystem",
            ["ObjectStorage:FileSystem:Path"] = Objects,
            ["ObjectStorage:FileSystem:SigningKey"] = "the tests sign with this, 32 characters",
            ["Gateway:JobsAddress"] = $"http://127.0.0.1:{_jobsPort}",
            ["Gateway:MetadataAddress"] = $"http://127.0.0.1:{_metadataPort}",
            ["Gateway:BranchHosts:develop.example"] = "develop",
            ["Gateway:WebhookSecret"] = WebhookSecret,
            ["Gateway:AdminToken"] = AdminToken,
        });
        await Eventually.TrueAsync(
            async () => await StatusOfAsync("/v1/usb") == HttpStatusCode.OK && await StatusOfAsync("/v1/usb?branch=develop") == HttpStatusCode.OK,
            Patience,
            "The catalogs of both branches");
    }

    /// <summary>Starts a replica with an empty work directory; returns at once.</summary>
    /// <param name="repository">Where it takes the firmware from; the test's repository when null.</param>
    public void StartReplica(string? repository = null)
    {
        var settings = new Dictionary<string, string>
        {
            ["ObjectStorage:Kind"] = "FileSystem",
            ["ObjectStorage:FileSystem:Path"] = Objects,
            ["Metadata:WorkDirectory"] = _folder.Of($"work{++_replicas}"),
            ["Metadata:Firmware:Repository"] = repository ?? Firmware.Path,
            ["Metadata:Firmware:Branches:0"] = "master",
            ["Metadata:Firmware:Branches:1"] = "develop",
            ["Metadata:Firmware:FetchInterval"] = "01:00:00",
        };
        foreach (var (key, value) in Settings)
        {
            settings[key] = value;
        }

        Replica = new MetadataReplica(settings, _metadataPort);
    }

    public async Task StopReplicaAsync()
    {
        await Replica!.DisposeAsync();
        Replica = null;
    }

    public async Task<HttpResponseMessage> SendAsync(HttpMethod method, string path, params (string Name, string Value)[] headers)
    {
        using var request = new HttpRequestMessage(method, path);
        foreach (var (name, value) in headers)
        {
            request.Headers.TryAddWithoutValidation(name, value).ShouldBeTrue();
        }

        return await Client.SendAsync(request, Cancelled);
    }

    public Task<HttpResponseMessage> GetAsync(string path, params (string Name, string Value)[] headers) => SendAsync(HttpMethod.Get, path, headers);

    public async Task<JsonNode> GetJsonAsync(string path, HttpStatusCode status = HttpStatusCode.OK)
    {
        using var response = await GetAsync(path);
        var text = await response.Content.ReadAsStringAsync(Cancelled);
        response.StatusCode.ShouldBe(status, text);
        response.Content.Headers.ContentType!.ToString().ShouldBe("application/json");
        return JsonNode.Parse(text)!;
    }

    public async Task<string> ErrorAsync(string path, HttpStatusCode status = HttpStatusCode.NotFound)
    {
        var error = await GetJsonAsync(path, status);
        error["code"]!.GetValue<int>().ShouldBe((int)status);
        return error["message"]!.GetValue<string>();
    }

    public async Task<HttpStatusCode> StatusOfAsync(string path)
    {
        using var response = await GetAsync(path);
        return response.StatusCode;
    }

    /// <summary>Returns when a GET of the path is answered with 200.</summary>
    public Task UntilServedAsync(string path) =>
        Eventually.TrueAsync(async () => await StatusOfAsync(path) == HttpStatusCode.OK, Patience, path);

    public async ValueTask DisposeAsync()
    {
        if (_gateway is not null)
        {
            await _gateway.DisposeAsync();
        }

        if (Replica is not null)
        {
            await Replica.DisposeAsync();
        }

        if (_jobs is not null)
        {
            await _jobs.DisposeAsync();
        }

        _folder.Dispose();
    }
}

using System.Net;
using System.Net.Http.Json;
using System.Text.Json.Nodes;
using Google.Protobuf.WellKnownTypes;
using KeymapBakery.Gateway.Tests.Running;
using KeymapBakery.Metadata.Tests.Running;
using KeymapBakery.ObjectStorage;
using KeymapBakery.Protos.Jobs.V1;
using KeymapBakery.Testing;
using Microsoft.Extensions.DependencyInjection;
using Shouldly;

namespace KeymapBakery.ApiClient.Tests.Running;

/// <summary>A gateway with everything it can have behind it, so that its description names all there is.</summary>
public sealed class DescribedApi : IAsyncLifetime
{
    public const string AdminToken = "the operator of the tests";

    /// <summary>A keymap for a keyboard of the sample firmware.</summary>
    public const string Keymap =
        """{"keyboard":"bakery/pretzel","keymap":"mine","layout":"LAYOUT_ortho_2x3","layers":[["KC_A","KC_B","KC_C","KC_D","KC_E","KC_F"]]}""";

    public const string WebhookSecret = "the webhooks of the tests";

    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(60);

    private readonly TemporaryFolder _folder = new("described");
    private readonly InMemoryJobs _jobs = new();
    private JobsServer? _jobsServer;
    private MetadataReplica? _metadata;
    private RunningGateway? _gateway;

    /// <summary>Speaks to the gateway.</summary>
    public HttpClient Client => _gateway!.Client;

    public async ValueTask InitializeAsync()
    {
        var (jobsPort, metadataPort) = (FreePorts.Find(), FreePorts.Find());
        var firmware = await GitFolder.OfSampleFirmwareAsync(_folder.Of("firmware"));
        Dictionary<string, string> objects = new()
        {
            ["ObjectStorage:Kind"] = "FileSystem",
            ["ObjectStorage:FileSystem:Path"] = _folder.Of("objects"),
            ["ObjectStorage:FileSystem:SigningKey"] = "the tests sign with this, 32 characters",
        };
        _metadata = new MetadataReplica(new Dictionary<string, string>(objects)
        {
            ["Kestrel:Endpoints:Grpc:Url"] = $"http://127.0.0.1:{metadataPort}",
            ["Kestrel:Endpoints:Health:Url"] = "http://127.0.0.1:0",
            ["Metadata:WorkDirectory"] = _folder.Of("work"),
            ["Metadata:Firmware:Repository"] = firmware.Path,
            ["Metadata:Firmware:Branches:0"] = "master",
            ["Metadata:Firmware:FetchInterval"] = "01:00:00",
        });
        _jobsServer = await JobsServer.StartAsync(_jobs, new InMemoryAdministration(), jobsPort);
        _jobs.KeyboardBuilds["bakery/pretzel"] = new KeyboardBuild
        {
            Keyboard = "bakery/pretzel",
            Succeeded = true,
            Output = "Done\n",
            EndedAt = Timestamp.FromDateTimeOffset(DateTimeOffset.UtcNow),
        };
        _gateway = new RunningGateway(new Dictionary<string, string>(objects)
        {
            ["Gateway:JobsAddress"] = $"http://127.0.0.1:{jobsPort}",
            ["Gateway:MetadataAddress"] = $"http://127.0.0.1:{metadataPort}",
            ["Gateway:AdminToken"] = AdminToken,
            ["Gateway:WebhookSecret"] = WebhookSecret,
        });
        await Eventually.TrueAsync(
            async () =>
            {
                using var response = await Client.GetAsync("/v1/usb");
                return response.StatusCode == HttpStatusCode.OK;
            },
            Patience,
            "The catalog");
    }

    /// <summary>Submits <see cref="Keymap"/>; answers with the job's id.</summary>
    public async Task<string> SubmitAsync(string idempotencyKey)
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, "/v1/compile") { Content = new StringContent(Keymap) };
        request.Headers.Add("Idempotency-Key", idempotencyKey);
        using var response = await Client.SendAsync(request);
        var answer = await response.Content.ReadFromJsonAsync<JsonObject>();
        response.IsSuccessStatusCode.ShouldBeTrue(answer!.ToJsonString());
        return answer["job_id"]!.GetValue<string>();
    }

    /// <summary>Brings a job to its end, with a firmware.</summary>
    public async Task FinishAsync(string jobId)
    {
        _jobs.Change(jobId, Builds.Finish);
        using var firmware = new MemoryStream(":00000001FF\n"u8.ToArray());
        await _gateway!.Services.GetRequiredService<IObjectStore>()
            .PutAsync(_jobs.Find(jobId).Build.Firmware.Key, firmware, "application/octet-stream", CancellationToken.None);
    }

    public async ValueTask DisposeAsync()
    {
        if (_gateway is not null)
        {
            await _gateway.DisposeAsync();
        }

        if (_metadata is not null)
        {
            await _metadata.DisposeAsync();
        }

        if (_jobsServer is not null)
        {
            await _jobsServer.DisposeAsync();
        }

        _folder.Dispose();
    }
}

using KeymapBakery.Testing;

namespace KeymapBakery.EndToEnd.Tests.Running;

/// <summary>The whole product on this machine: PostgreSQL, RabbitMQ, an object store and every service, each killable.</summary>
internal sealed class Bakery : IAsyncDisposable
{
    private readonly TemporaryFolder _folder = new("end-to-end");
    private readonly List<IAsyncDisposable> _parts = [];
    private readonly Dictionary<string, int> _healthPorts = [];
    private IReadOnlyDictionary<string, string> _settings = new Dictionary<string, string>();

    private Bakery()
    {
    }

    public PostgresServer Postgres { get; private set; } = null!;

    public RabbitMqServer RabbitMq { get; private set; } = null!;

    public FirmwareRepository Firmware { get; private set; } = null!;

    public ServiceProcess Jobs { get; private set; } = null!;

    public ServiceProcess Compiler { get; private set; } = null!;

    public ServiceProcess Gateway { get; private set; } = null!;

    public Uri Address { get; private set; } = null!;

    public CompileClient Client { get; private set; } = null!;

    /// <summary>Starts everything, with artifacts in a folder, or in <paramref name="s3"/> when given.</summary>
    /// <param name="s3">Keeps the artifacts.</param>
    /// <param name="slots">Keymaps compiled at once.</param>
    /// <param name="prebakes">True to compile all keyboards before anybody asks.</param>
    /// <param name="prepareFirmware">Changes the firmware before anything looks at it.</param>
    /// <param name="servesKeyboards">True to start the service that knows the keyboards too.</param>
    /// <param name="settings">Further settings of all services.</param>
    public static async Task<Bakery> StartAsync(
        S3Server? s3 = null,
        int slots = 2,
        bool prebakes = false,
        Func<FirmwareRepository, Task>? prepareFirmware = null,
        bool servesKeyboards = false,
        IReadOnlyDictionary<string, string>? settings = null)
    {
        var bakery = new Bakery { _settings = settings ?? new Dictionary<string, string>() };
        try
        {
            await bakery.StartPartsAsync(s3, slots, prebakes, prepareFirmware, servesKeyboards);
            return bakery;
        }
        catch
        {
            await bakery.DisposeAsync();
            throw;
        }
    }

    /// <summary>Where a service shows its health and metrics.</summary>
    public Uri HealthOf(string service) => new($"http://127.0.0.1:{_healthPorts[service]}");

    /// <summary>What a service has logged since it was first started, line by line.</summary>
    public IReadOnlyList<string> ReadLog(string service)
    {
        using var log = new FileStream(_folder.Of($"{service}-1.log"), FileMode.Open, FileAccess.Read, FileShare.ReadWrite);
        using var reader = new StreamReader(log);
        // The last line may be half written.
        return [.. reader.ReadToEnd().Split('\n')[..^1]];
    }

    public async ValueTask DisposeAsync()
    {
        foreach (var part in Enumerable.Reverse(_parts))
        {
            await part.DisposeAsync();
        }

        _folder.Dispose();
    }

    private async Task StartPartsAsync(
        S3Server? s3, int slots, bool prebakes, Func<FirmwareRepository, Task>? prepareFirmware, bool servesKeyboards)
    {
        Firmware = await FirmwareRepository.CreateAsync(_folder.Path);
        if (prepareFirmware is not null)
        {
            await prepareFirmware(Firmware);
        }

        Postgres = Add(await PostgresServer.StartAsync());
        RabbitMq = Add(await RabbitMqServer.StartAsync());

        var ports = FreePorts.Find(8);
        var shared = new Dictionary<string, string>(s3 is null ? FileStore() : S3Store(s3))
        {
            ["RabbitMq:Address"] = RabbitMq.Address.ToString(),
        }.Concat(_settings).ToDictionary();
        Jobs = Add(Service("jobs", ports + 1, shared, new()
        {
            ["Kestrel:Endpoints:Grpc:Url"] = $"http://127.0.0.1:{ports}",
            ["Kestrel:Endpoints:Health:Url"] = $"http://127.0.0.1:{ports + 1}",
            ["ConnectionStrings:Postgres"] = Postgres.ConnectionString("jobs"),
            ["Jobs:Prebake:Enabled"] = prebakes ? "true" : "false",
            ["Jobs:Prebake:Interval"] = "00:00:00.5",
        }));
        Compiler = Add(Service("compiler", ports + 3, shared, new()
        {
            ["Kestrel:Endpoints:Grpc:Url"] = $"http://127.0.0.1:{ports + 2}",
            ["Kestrel:Endpoints:Health:Url"] = $"http://127.0.0.1:{ports + 3}",
            ["Compiler:Firmware:Repository"] = Firmware.Path,
            ["Compiler:WorkDirectory"] = _folder.Of("work"),
            ["Compiler:Slots"] = $"{slots}",
            ["Compiler:Toolchain:Path"] = Firmware.ToolchainPath,
            // A firmware that tells builds apart by their keymaps must see these.
            ["Compiler:Templates:AreUsed"] = prebakes ? "false" : "true",
            ["Compiler:DrainTimeout"] = "00:00:05",
            ["Compiler:HeartbeatInterval"] = "00:00:01",
        }));
        Gateway = Add(Service("gateway", ports + 7, shared, new()
        {
            ["Kestrel:Endpoints:Health:Url"] = $"http://127.0.0.1:{ports + 7}",
            ["Gateway:MetadataAddress"] = servesKeyboards ? $"http://127.0.0.1:{ports + 5}" : "",
            ["Kestrel:Endpoints:Http:Url"] = $"http://127.0.0.1:{ports + 4}",
            ["Gateway:JobsAddress"] = $"http://127.0.0.1:{ports}",
            // All tests are one client.
            ["Gateway:RateLimit:Enabled"] = "false",
            ["Gateway:DrainDelay"] = "00:00:00",
        }));
        Address = new Uri($"http://127.0.0.1:{ports + 4}");
        Client = new CompileClient(Address);

        await Task.WhenAll(Jobs.StartAsync(), Compiler.StartAsync(), Gateway.StartAsync());
        if (servesKeyboards)
        {
            await Add(Service("metadata", ports + 6, shared, new()
            {
                ["Kestrel:Endpoints:Grpc:Url"] = $"http://127.0.0.1:{ports + 5}",
                ["Kestrel:Endpoints:Health:Url"] = $"http://127.0.0.1:{ports + 6}",
                ["Metadata:Firmware:Repository"] = Firmware.Path,
                ["Metadata:WorkDirectory"] = _folder.Of("metadata"),
            })).StartAsync();
        }
    }

    private ServiceProcess Service(string name, int healthPort, Dictionary<string, string> shared, Dictionary<string, string> own)
    {
        _healthPorts[name] = healthPort;
        return new ServiceProcess(name, healthPort, shared.Concat(own).ToDictionary(), _folder.Path);
    }

    private Dictionary<string, string> FileStore() => new()
    {
        ["ObjectStorage:Kind"] = "FileSystem",
        ["ObjectStorage:FileSystem:Path"] = _folder.Of("artifacts"),
        ["ObjectStorage:FileSystem:SigningKey"] = "a secret only this test run knows, long enough",
    };

    private static Dictionary<string, string> S3Store(S3Server s3) => new()
    {
        ["ObjectStorage:Kind"] = "S3",
        ["ObjectStorage:S3:Endpoint"] = s3.Endpoint.ToString(),
        ["ObjectStorage:S3:Bucket"] = S3Server.Bucket,
        ["ObjectStorage:S3:AccessKey"] = S3Server.AccessKey,
        ["ObjectStorage:S3:SecretKey"] = S3Server.SecretKey,
    };

    private T Add<T>(T part)
        where T : IAsyncDisposable
    {
        _parts.Add(part);
        return part;
    }
}

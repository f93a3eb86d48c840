using System.Diagnostics;
using System.Net;
using System.Net.Sockets;
using System.Text;
using KeymapBakery.Compiler.Artifacts;
using KeymapBakery.Compiler.Baking;
using KeymapBakery.Compiler.Configuration;
using KeymapBakery.Compiler.Sandboxing;
using KeymapBakery.Compiler.Sources;
using KeymapBakery.Compiler.Tests.Fixtures;
using KeymapBakery.Compiler.Toolchain;
using KeymapBakery.Messages;
using KeymapBakery.ObjectStorage;
using KeymapBakery.Testing;
using Microsoft.Extensions.Options;
using Shouldly;

namespace KeymapBakery.Compiler.Tests.Sandboxing;

/// <summary>One compiler that all hostile payloads are thrown at, with secrets lying around it and neighbours that listen.</summary>
public sealed class HostileKitchen : IAsyncLifetime
{
    private const long LargestScan = 64 * 1024 * 1024;

    private static readonly TimeSpan EndlessLimit = TimeSpan.FromSeconds(2);
    private static readonly TimeSpan OtherLimit = TimeSpan.FromSeconds(60);

    // What the machine's own files would betray themselves by.
    private readonly List<string> _marks = ["root:x:0:0"];
    private readonly string _secret = $"SECRET{Guid.NewGuid():N}";
    private readonly TemporaryFolder _folder = new("hostile");
    private readonly TcpListener _listener = new(IPAddress.Any, 0);
    private readonly Socket _unix = new(AddressFamily.Unix, SocketType.Stream, ProtocolType.Unspecified);
    private Process _neighbour = null!;
    private CompilerParts _parts = null!;
    private TreeLease _lease = null!;
    private GitFolder _firmware = null!;

    internal SandboxKind Kind => _parts.Get<ISandbox>().Kind;

    /// <summary>Why bubblewrap does not work here; null when it does.</summary>
    internal string? Objection => _parts.Get<SandboxChoice>().Objection;

    internal string HonestFirmware { get; private set; } = "";

    internal IReadOnlyList<string> Secrets { get; private set; } = [];

    internal IReadOnlyList<HostilePayload> Payloads { get; private set; } = [];

    internal IReadOnlyList<HostileKeymap> Keymaps { get; private set; } = [];

    public async ValueTask InitializeAsync()
    {
        _firmware = await GitFolder.OfSampleFirmwareAsync(_folder.Of("firmware"));
        _parts = new CompilerParts(
            _folder,
            _firmware.Path,
            ("Compiler:Slots", "2"),
            ("Compiler:TimeLimit", "00:00:30"),
            ("Compiler:Output:HardLimitBytes", "8388608"),
            ("Compiler:Sandbox:MemoryBytes", "1073741824"),
            ("Compiler:Sandbox:TotalMemoryBytes", "536870912"),
            ("Compiler:Sandbox:Processes", "64"),
            ("Compiler:Sandbox:FileBytes", "33554432"),
            ("Compiler:Sandbox:BuildBytes", "67108864"),
            ("Compiler:Sandbox:TemporaryBytes", "16777216"),
            ("Compiler:Sandbox:CpuTime", "00:00:10"));
        HonestFirmware = (await BakeAsync(Fixtures.Keymaps.Pretzel())).Firmware!.Sha256;
        var commit = await _parts.Get<FirmwareRepository>().ResolveAsync("", null, CancellationToken.None);
        _lease = await _parts.Get<FirmwareTrees>().TakeAsync(commit, CancellationToken.None);

        _listener.Start();
        _unix.Bind(new UnixDomainSocketEndPoint($"\0{_secret}"));
        _unix.Listen();
        _neighbour = Process.Start(new ProcessStartInfo("sleep", ["3600"]) { Environment = { ["PASSWORD"] = _secret } })!;
        PlantSecrets();
        Payloads =
        [
            .. HostileReads.Make(Secrets),
            .. HostileDeeds.Make(((IPEndPoint)_listener.LocalEndpoint).Port, _secret, _neighbour.Id),
            .. HostileDeeds.MakeHungry(),
        ];
        Keymaps = [.. HostileKeymap.Make(Secrets)];
    }

    public ValueTask DisposeAsync()
    {
        _neighbour.Kill();
        _neighbour.Dispose();
        _listener.Dispose();
        _unix.Dispose();
        _lease.Dispose();
        _parts.Dispose();
        _folder.Dispose();
        return ValueTask.CompletedTask;
    }

    /// <summary>Runs a script as a tool of a build, and checks all that must hold afterwards.</summary>
    internal async Task RunAsync(HostilePayload payload)
    {
        using var scratch = _parts.Get<WorkDirectory>().MakeScratch();
        var place = scratch.MakeWorkplace(_lease.Tree.Directory);
        var sandbox = _parts.Get<ISandbox>();
        sandbox.Prepare(place);
        var options = _parts.Get<IOptions<CompilerOptions>>().Value;
        var command = sandbox.Wrap(
            place,
            ["/bin/sh", "-c", payload.Script],
            new Dictionary<string, string> { ["PATH"] = "/usr/bin:/bin:/usr/sbin", ["LANG"] = "C.UTF-8" },
            options.ReadablePaths,
            options.Sandbox.Limits);
        using var output = new MemoryStream();
        try
        {
            using var limit = new CancellationTokenSource(payload.IsEndless ? EndlessLimit : OtherLimit);
            await _parts.Get<SandboxedTools>().RunAsync(place, command, pace: null, bytes => output.Write(bytes.Span), limit.Token);
            payload.IsEndless.ShouldBeFalse($"{payload} ended: {Encoding.UTF8.GetString(output.ToArray())}");
        }
        catch (OperationCanceledException) when (payload.IsEndless)
        {
        }
        catch (ToolLimitException)
        {
        }

        Check(payload.ToString(), output.ToArray());
        if (payload.Class is not ("reads" or "hungry"))
        {
            Encoding.UTF8.GetString(output.ToArray()).ShouldNotContain("escaped", customMessage: payload.ToString());
        }

        var written = 0L;
        foreach (var file in FilesOf(place))
        {
            written += file.Length;
            if (file.Length is > 0 and < LargestScan)
            {
                Check($"{payload}, {file.Name}", await File.ReadAllBytesAsync(file.FullName));
            }
        }

        written.ShouldBeLessThan(2L << 30, payload.ToString());
        if (FirmwareFile.Find(place.Build, BuildNames.Of("bakery/pretzel", "mine")) is { } firmware)
        {
            new FileInfo(firmware).LinkTarget.ShouldBeNull(payload.ToString());
        }

        ProcessesWith(HostileDeeds.Sleeper).ShouldBeEmpty(payload.ToString());
        _neighbour.HasExited.ShouldBeFalse(payload.ToString());
        _listener.Pending().ShouldBeFalse(payload.ToString());
        _unix.Poll(0, SelectMode.SelectRead).ShouldBeFalse(payload.ToString());
    }

    /// <summary>Runs a request through the whole compiler, and checks all that comes out.</summary>
    internal async Task RunAsync(HostileKeymap keymap)
    {
        var finished = await BakeAsync(Fixtures.Keymaps.Pretzel() with { KeymapJson = keymap.Json });

        Check(keymap.ToString(), Encoding.UTF8.GetBytes(finished.Output));
        finished.Output.ShouldNotContain("error in the compiler", customMessage: keymap.ToString());
        if (finished.Firmware is { } firmware)
        {
            await using var content = (await _parts.Get<IObjectStore>().OpenReadAsync(firmware.Key, CancellationToken.None))!;
            using var copy = new MemoryStream();
            await content.CopyToAsync(copy);
            Check(keymap.ToString(), copy.ToArray());
        }
    }

    internal Task<BuildFinished> BakeAsync(BuildRequested request) =>
        _parts.Get<BuildRunner>().RunAsync(request, Guid.NewGuid(), new RecordingObserver(), CancellationToken.None);

    /// <summary>Fails when the tree is not what the commit says.</summary>
    internal async Task CheckTreeAsync()
    {
        foreach (var file in (await _firmware.RunAsync("ls-files", "-z")).Split('\0', StringSplitOptions.RemoveEmptyEntries))
        {
            File.ReadAllBytes(Path.Combine(_lease.Tree.Directory, file)).ShouldBe(File.ReadAllBytes(_firmware.Of(file)), file);
        }
    }

    private void PlantSecrets()
    {
        _marks.Add(_secret);
        if (Environment.IsPrivilegedProcess)
        {
            _marks.Add(File.ReadLines("/etc/shadow").First());
        }

        foreach (var file in (string[])["work/slots/1/secret", "work/slots/7/bake/keymap.json", "work/templates/secret", "work/mirrors/secret", "objects/secret", "settings.json"])
        {
            Directory.CreateDirectory(Path.GetDirectoryName(_folder.Of(file))!);
            File.WriteAllText(_folder.Of(file), _secret);
        }

        Secrets =
        [
            "/etc/passwd", "/etc/shadow", "/etc/group", $"/proc/{_neighbour.Id}/environ", $"/proc/{Environment.ProcessId}/environ",
            $"/proc/{_neighbour.Id}/root/etc/passwd", "/proc/1/environ", "/qmk_firmware/../etc/shadow",
            .. ((string[])["work/slots/1/secret", "work/slots/7/bake/keymap.json", "work/templates/secret", "work/mirrors/secret", "objects/secret", "settings.json"]).Select(_folder.Of),
            $"../../../../../../../../..{_folder.Of("objects/secret")}",
        ];
    }

    private void Check(string what, byte[] content)
    {
        var hexadecimal = DecodeHex(content);
        foreach (var mark in _marks)
        {
            var bytes = Encoding.ASCII.GetBytes(mark);
            content.AsSpan().IndexOf(bytes).ShouldBe(-1, $"{what} betrays {mark}");
            hexadecimal.AsSpan().IndexOf(bytes).ShouldBe(-1, $"{what} betrays {mark}");
        }
    }

    // The data of an Intel HEX file; nothing for any other.
    private static byte[] DecodeHex(byte[] content)
    {
        if (content.Length == 0 || content[0] != ':')
        {
            return [];
        }

        var lines = Encoding.ASCII.GetString(content).Split('\n', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries);
        return
        [
            .. lines.Where(line => line.Length > 11 && line.Length % 2 == 1 && line[0] == ':' && line.Skip(1).All(char.IsAsciiHexDigitUpper))
                .SelectMany(line => Convert.FromHexString(line[9..^2])),
        ];
    }

    private static IEnumerable<FileInfo> FilesOf(Workplace place)
    {
        var all = new EnumerationOptions { RecurseSubdirectories = true, AttributesToSkip = FileAttributes.ReparsePoint, IgnoreInaccessible = true, MaxRecursionDepth = 100 };
        return place.WritableDirectories.SelectMany(directory => new DirectoryInfo(directory).EnumerateFiles("*", all)).Where(file => file.Exists).Take(1000);
    }

    private static IEnumerable<string> ProcessesWith(string argument)
    {
        foreach (var process in Directory.EnumerateDirectories("/proc").Where(entry => char.IsAsciiDigit(Path.GetFileName(entry)[0])))
        {
            var line = "";
            try
            {
                line = File.ReadAllText(Path.Combine(process, "cmdline"));
            }
            catch (IOException)
            {
            }

            if (line.Split('\0').Contains(argument))
            {
                yield return $"{process}: {line}";
            }
        }
    }
}

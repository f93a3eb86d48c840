using System.Diagnostics.CodeAnalysis;
using System.Text;
using System.Text.Json.Nodes;
using KeymapBakery.Compiler.Baking;
using KeymapBakery.Compiler.Baking.Replay;
using KeymapBakery.Compiler.Configuration;
using KeymapBakery.Compiler.Sources;
using KeymapBakery.Compiler.Toolchain;
using KeymapBakery.Messages;
using KeymapBakery.ObjectStorage;
using KeymapBakery.Testing;

namespace KeymapBakery.Compiler.Tests.Fixtures;

/// <summary>A compiler and the firmware it bakes, both of the test's own.</summary>
internal sealed class Bakery : IDisposable
{
    private readonly TemporaryFolder _folder = new("bakery");
    private CompilerParts? _parts;

    private Bakery(GitFolder firmware) => Firmware = firmware;

    /// <summary>The firmware's repository; what is committed is baked.</summary>
    public GitFolder Firmware { get; private set; }

    public static async Task<Bakery> OfSampleFirmwareAsync()
    {
        var bakery = new Bakery(null!);
        bakery.Firmware = await GitFolder.OfSampleFirmwareAsync(bakery.Of("firmware"));
        return bakery;
    }

    /// <summary>Full path of a file or folder of the test.</summary>
    public string Of(string relative) => _folder.Of(relative);

    /// <summary>Ends the compiler; the next one finds its work directory as it is, or an empty one.</summary>
    public void Restart(bool withEmptyWorkDirectory, params (string, string)[] settings)
    {
        _parts?.Dispose();
        if (withEmptyWorkDirectory)
        {
            Directory.Delete(_folder.Of("work"), recursive: true);
        }

        Start(settings);
    }

    /// <summary>Lets somebody wait for a build from now on.</summary>
    public void NeverBeQuiet() => _parts!.Get<BuildActivity>().Begin();

    /// <summary>Bakes a keymap while nobody waits, when it is known what the build in full has given; null when that was not reached.</summary>
    public async Task<BakeResult?> BakeAgainAsync(JsonObject keymap, ReadOnlyMemory<byte> firmwareHash)
    {
        using var lease = await _parts!.Get<FirmwareTrees>()
            .TakeAsync((await Firmware.RunAsync("rev-parse", "HEAD")).Trim(), TestContext.Current.CancellationToken);
        var slot = new Slot(Of("work/slots/again"), new ToolPace());
        slot.Clear();
        var order = new BakeOrder(
            BuildNames.Of((string)keymap["keyboard"]!, (string)keymap["keymap"]!),
            Encoding.UTF8.GetBytes(keymap.ToJsonString()),
            lease.Tree,
            slot,
            new BakePhases(TimeProvider.System))
        { FirmwareHash = firmwareHash };
        return await _parts.Get<ReplayBake>()
            .BakeAsync(order, new OutputLog(new OutputOptions(), _ => { }), TestContext.Current.CancellationToken);
    }

    /// <summary>Bakes a keymap.</summary>
    public async Task<(BuildFinished Finished, byte[]? Firmware)> BakeAsync(JsonObject keymap)
    {
        if (_parts is null)
        {
            Start();
        }

        var request = new BuildRequested(
            Guid.NewGuid(), (string)keymap["keyboard"]!, (string)keymap["keymap"]!, keymap.ToJsonString(), "", null, DateTimeOffset.UtcNow);
        var finished = await _parts.Get<BuildRunner>()
            .RunAsync(request, Guid.NewGuid(), new RecordingObserver(), TestContext.Current.CancellationToken);
        if (finished.Firmware is null)
        {
            return (finished, null);
        }

        await using var content = (await _parts.Get<IObjectStore>().OpenReadAsync(finished.Firmware.Key, TestContext.Current.CancellationToken))!;
        using var copy = new MemoryStream();
        await content.CopyToAsync(copy, TestContext.Current.CancellationToken);
        return (finished, copy.ToArray());
    }

    /// <summary>The firmware that the firmware's own command makes of a keymap in an ordinary clone.</summary>
    public async Task<byte[]> BakeByHandAsync(JsonObject keymap)
    {
        var clone = Of($"clone-{Guid.NewGuid():N}");
        await Command.RunAsync("git", ["clone", "--quiet", Firmware.Path, clone]);
        await File.WriteAllTextAsync(Path.Combine(clone, "keymap.json"), keymap.ToJsonString(), TestContext.Current.CancellationToken);
        await Command.RunAsync(Path.Combine(clone, "bin/qmk"), ["compile", "keymap.json"], clone);
        return await File.ReadAllBytesAsync(
            Path.Combine(clone, $"{((string)keymap["keyboard"]!).Replace('/', '_')}_{keymap["keymap"]}.hex"), TestContext.Current.CancellationToken);
    }

    [MemberNotNull(nameof(_parts))]
    private void Start(params (string, string)[] settings)
    {
        _parts = new CompilerParts(_folder, Firmware.Path, settings);
        _parts.StartQuietWork();
    }

    public void Dispose()
    {
        _parts?.Dispose();
        _folder.Dispose();
    }
}

using KeymapBakery.Compiler.Baking;
using KeymapBakery.Compiler.Tests.Fixtures;
using KeymapBakery.Messages;
using KeymapBakery.Testing;
using Shouldly;

namespace KeymapBakery.Compiler.Tests.Sandboxing;

/// <summary>What builds are kept from on machines that allow neither mounts nor user namespaces.</summary>
public sealed class SeparateUserTests : IAsyncLifetime
{
    private readonly TemporaryFolder _folder = new("separate");
    private GitFolder _firmware = null!;

    public async ValueTask InitializeAsync() => _firmware = await GitFolder.OfSampleFirmwareAsync(_folder.Of("firmware"));

    public ValueTask DisposeAsync()
    {
        _folder.Dispose();
        return ValueTask.CompletedTask;
    }

    [Fact]
    public async Task It_gives_the_same_firmware_as_bubblewrap()
    {
        var one = await RunAsync(Keymaps.Pretzel(), "SeparateUser");
        var other = await RunAsync(Keymaps.Pretzel(), "Auto");

        one.Succeeded.ShouldBeTrue(one.Output);
        one.Firmware!.Sha256.ShouldBe(other.Firmware!.Sha256);
    }

    private async Task<BuildFinished> RunAsync(BuildRequested request, string kind)
    {
        using var parts = new CompilerParts(_folder, _firmware.Path, ("Compiler:Sandbox:Kind", kind));
        return await parts.Get<BuildRunner>()
            .RunAsync(request, Guid.NewGuid(), new RecordingObserver(), TestContext.Current.CancellationToken);
    }
}

using Microsoft.Extensions.Options;

namespace KeymapBakery.Compiler.Configuration;

/// <summary>Fills in the branches nobody configured.</summary>
internal sealed class FirmwareDefaults : IPostConfigureOptions<CompilerOptions>
{
    public void PostConfigure(string? name, CompilerOptions options) => options.Firmware.FillIn();
}

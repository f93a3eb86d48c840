using Microsoft.Extensions.Options;

namespace KeymapBakery.Compiler.Configuration;

/// <summary>
/// Fills in the branches nobody configured. Not done by initialisers: configuration adds to a list's initial elements
/// instead of replacing them.
/// </summary>
internal sealed class FirmwareDefaults : IPostConfigureOptions<CompilerOptions>
{
    public void PostConfigure(string? name, CompilerOptions options)
    {
        var firmware = options.Firmware;
        if (firmware.Branches.Count == 0)
        {
            firmware.Branches.Add(firmware.DefaultBranch.Length > 0 ? firmware.DefaultBranch : "master");
        }

        if (firmware.DefaultBranch.Length == 0)
        {
            firmware.DefaultBranch = firmware.Branches[0];
        }
    }
}

using KeymapBakery.Compiler.Configuration;
using KeymapBakery.Sources;
using Microsoft.Extensions.Options;

namespace KeymapBakery.Compiler.Toolchain;

/// <summary>Writes to the log, at start, what this compiler compiles and with what.</summary>
internal sealed partial class StartupReport(
    ToolchainVersion toolchain,
    IOptions<CompilerOptions> options,
    ILogger<StartupReport> logger) : BackgroundService
{
    /// <inheritdoc/>
    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        var firmware = options.Value.Firmware;
        LogFirmware(
            options.Value.Name,
            options.Value.Slots,
            Git.WithoutCredentials(firmware.Repository),
            string.Join(", ", firmware.Branches),
            firmware.DefaultBranch);
        foreach (var tool in await toolchain.GetToolsAsync())
        {
            if (tool.Version is not null)
            {
                LogTool(tool.Name, tool.Version);
            }
            else if (tool.Name == "qmk")
            {
                LogTreesOwnQmk(options.Value.Toolchain.Path);
            }
            else
            {
                LogMissing(tool.Name, options.Value.Toolchain.Path);
            }
        }
    }

    [LoggerMessage(LogLevel.Information, "Compiler {Name} with {Slots} slot(s) compiles {Repository}, branches {Branches}, by default {DefaultBranch}")]
    private partial void LogFirmware(string name, int slots, string repository, string branches, string defaultBranch);

    [LoggerMessage(LogLevel.Information, "{Tool}: {Version}")]
    private partial void LogTool(string tool, string version);

    [LoggerMessage(LogLevel.Information, "qmk is not on {Path}; the firmware's own bin/qmk is used")]
    private partial void LogTreesOwnQmk(string path);

    [LoggerMessage(LogLevel.Warning, "{Tool} is not on {Path}; keyboards that need it will not compile")]
    private partial void LogMissing(string tool, string path);
}

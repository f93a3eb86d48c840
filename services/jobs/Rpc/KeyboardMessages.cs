using Google.Protobuf.WellKnownTypes;
using KeymapBakery.Jobs.Prebaking;
using KeymapBakery.Protos.Jobs.V1;

namespace KeymapBakery.Jobs.Rpc;

/// <summary>Writes what was compiled ahead as messages of the service's contract.</summary>
internal static class KeyboardMessages
{
    public static ListKeyboardBuildsReply ToMessage(this KeyboardResultPage page) => new()
    {
        Revision = page.Revision,
        Builds = { page.Results.Select(ToMessage) },
        NextPage = page.Next,
    };

    public static KeyboardBuild ToMessage(this KeyboardResult result) => new()
    {
        Keyboard = result.Keyboard,
        Commit = result.Commit,
        Succeeded = result.Succeeded,
        Warnings = result.Warnings,
        StartedAt = result.StartedAt is { } startedAt ? Timestamp.FromDateTimeOffset(startedAt) : null,
        EndedAt = Timestamp.FromDateTimeOffset(result.EndedAt),
        Worker = result.Worker ?? "",
        Output = result.Output,
        Firmware = result is { FirmwareFileName: { } name, FirmwareSizeBytes: { } size, FirmwareSha256: { } sha256 }
            ? new KeyboardFirmware { FileName = name, SizeBytes = size, Sha256 = sha256 }
            : null,
    };
}

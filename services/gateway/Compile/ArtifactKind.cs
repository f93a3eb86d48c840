using KeymapBakery.Protos.Jobs.V1;

namespace KeymapBakery.Gateway.Compile;

/// <summary>One of the files that come of a build.</summary>
/// <param name="Name">What it is called in messages.</param>
/// <param name="PathSegment">Last segment of its URL.</param>
/// <param name="ContentType">Its media type.</param>
/// <param name="Of">The file of this kind a job has; null when it has none.</param>
internal sealed record ArtifactKind(string Name, string PathSegment, string ContentType, Func<Job, Artifact?> Of)
{
    public static ArtifactKind Firmware { get; } =
        new("firmware", "download", "application/octet-stream", job => job.State == JobState.Finished ? job.Build?.Firmware : null);

    public static ArtifactKind Keymap { get; } = new("keymap", "keymap", "application/json", job => job.Build?.Keymap);

    public static ArtifactKind Source { get; } = new("source", "source", "application/zip", job => job.Build?.Source);

    /// <summary>Not kept anywhere: put together of the others by <see cref="JobBundles"/>.</summary>
    public static ArtifactKind Bundle { get; } =
        new("bundle", "bundle", "application/zip", job => Firmware.Of(job) is { } firmware
            ? new Artifact { FileName = Path.ChangeExtension(firmware.FileName, ".qmk") }
            : null);
}

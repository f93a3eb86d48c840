using KeymapBakery.ObjectStorage.FileSystem;
using KeymapBakery.ObjectStorage.S3;

namespace KeymapBakery.ObjectStorage;

/// <summary>The configuration section <c>ObjectStorage</c>.</summary>
public sealed class ObjectStorageOptions
{
    /// <summary>Name of the section.</summary>
    public const string Section = "ObjectStorage";

    /// <summary>Where objects are kept. Required.</summary>
    public ObjectStoreKind? Kind { get; set; }

    /// <summary>How long a download URL is good for; from one second to seven days, which is the limit of S3.</summary>
    public TimeSpan DownloadLifetime { get; set; } = TimeSpan.FromHours(2);

    /// <summary>Used when <see cref="Kind"/> is <see cref="ObjectStoreKind.FileSystem"/>.</summary>
    public FileSystemOptions FileSystem { get; set; } = new();

    /// <summary>Used when <see cref="Kind"/> is <see cref="ObjectStoreKind.S3"/>.</summary>
    public S3Options S3 { get; set; } = new();
}

namespace KeymapBakery.ObjectStorage;

/// <summary>Where objects are kept.</summary>
public enum ObjectStoreKind
{
    /// <summary>In a folder, which all services on the machine share.</summary>
    FileSystem,

    /// <summary>In a bucket of anything that speaks the S3 protocol.</summary>
    S3,
}

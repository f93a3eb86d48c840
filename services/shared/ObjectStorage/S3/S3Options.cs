namespace KeymapBakery.ObjectStorage.S3;

/// <summary>The configuration section <c>ObjectStorage:S3</c>.</summary>
public sealed class S3Options
{
    /// <summary>Where this service reaches the store, for example <c>http://minio:9000</c>. Without it: Amazon S3 in <see cref="Region"/>.</summary>
    public Uri? Endpoint { get; set; }

    /// <summary>
    /// Where clients reach it, when that is another address than <see cref="Endpoint"/>. A signature covers the host, so download URLs
    /// must be made for the one that clients use.
    /// </summary>
    public Uri? PublicEndpoint { get; set; }

    /// <summary>The bucket. Required.</summary>
    public string Bucket { get; set; } = "";

    /// <summary>The region that requests are signed for. Stores other than Amazon's mostly take any.</summary>
    public string Region { get; set; } = "us-east-1";

    /// <summary>Name of the access key. Without it and <see cref="SecretKey"/>, the SDK looks for credentials where it usually does.</summary>
    public string AccessKey { get; set; } = "";

    /// <summary>The secret of <see cref="AccessKey"/>.</summary>
    public string SecretKey { get; set; } = "";

    /// <summary>Whether the bucket stands in the path of a URL rather than in its host name.</summary>
    public bool ForcePathStyle { get; set; } = true;

    /// <summary>Whether to create the bucket at start when it does not exist.</summary>
    public bool CreateBucket { get; set; }
}

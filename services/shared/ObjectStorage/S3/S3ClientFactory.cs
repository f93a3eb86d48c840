using Amazon;
using Amazon.Runtime;
using Amazon.S3;

namespace KeymapBakery.ObjectStorage.S3;

/// <summary>Clients of the S3 SDK, set up for Amazon's and other stores.</summary>
internal static class S3ClientFactory
{
    // A store that restarts answers with errors, or not at all, for some seconds.
    private const int Retries = 5;

    public static AmazonS3Client Create(S3Options options, Uri? endpoint)
    {
        var config = new AmazonS3Config
        {
            MaxErrorRetry = Retries,
            ForcePathStyle = options.ForcePathStyle,
            // By default the SDK adds checksums that not every store understands.
            RequestChecksumCalculation = RequestChecksumCalculation.WHEN_REQUIRED,
            ResponseChecksumValidation = ResponseChecksumValidation.WHEN_REQUIRED,
        };
        if (endpoint is null)
        {
            config.RegionEndpoint = RegionEndpoint.GetBySystemName(options.Region);
        }
        else
        {
            config.ServiceURL = endpoint.AbsoluteUri;
            config.AuthenticationRegion = options.Region;
        }

        return options.AccessKey.Length > 0
            ? new AmazonS3Client(new BasicAWSCredentials(options.AccessKey, options.SecretKey), config)
            : new AmazonS3Client(config);
    }
}

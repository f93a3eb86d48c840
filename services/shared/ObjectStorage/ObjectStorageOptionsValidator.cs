using KeymapBakery.ObjectStorage.FileSystem;
using KeymapBakery.ObjectStorage.S3;
using Microsoft.Extensions.Options;

namespace KeymapBakery.ObjectStorage;

/// <summary>Says, by their full names, which settings have to change. Never repeats a secret.</summary>
internal sealed class ObjectStorageOptionsValidator : IValidateOptions<ObjectStorageOptions>
{
    private static readonly TimeSpan ShortestLifetime = TimeSpan.FromSeconds(1);
    private static readonly TimeSpan LongestLifetime = TimeSpan.FromDays(7);

    public ValidateOptionsResult Validate(string? name, ObjectStorageOptions options)
    {
        List<string> problems = [];
        if (options.DownloadLifetime < ShortestLifetime || options.DownloadLifetime > LongestLifetime)
        {
            problems.Add($"ObjectStorage:DownloadLifetime is {options.DownloadLifetime}; set something from {ShortestLifetime} to {LongestLifetime}.");
        }

        switch (options.Kind)
        {
            case ObjectStoreKind.FileSystem:
                Validate(options.FileSystem, problems);
                break;
            case ObjectStoreKind.S3:
                Validate(options.S3, problems);
                break;
            case null:
                problems.Add("ObjectStorage:Kind is missing; set FileSystem or S3.");
                break;
            default:
                problems.Add($"ObjectStorage:Kind is {options.Kind}; set FileSystem or S3.");
                break;
        }

        return problems.Count == 0 ? ValidateOptionsResult.Success : ValidateOptionsResult.Fail(problems);
    }

    private static void Validate(FileSystemOptions options, List<string> problems)
    {
        if (string.IsNullOrWhiteSpace(options.Path))
        {
            problems.Add("ObjectStorage:FileSystem:Path is missing; set the folder for objects.");
        }

        if (options.SigningKey.Length is > 0 and < FileSystemOptions.MinimumSigningKeyLength)
        {
            problems.Add($"ObjectStorage:FileSystem:SigningKey is too short; it needs {FileSystemOptions.MinimumSigningKeyLength} characters.");
        }

        ValidateAddress("ObjectStorage:FileSystem:PublicUrl", options.PublicUrl, problems);
    }

    private static void Validate(S3Options options, List<string> problems)
    {
        if (string.IsNullOrWhiteSpace(options.Bucket))
        {
            problems.Add("ObjectStorage:S3:Bucket is missing; set the name of the bucket.");
        }

        if (string.IsNullOrWhiteSpace(options.Region))
        {
            problems.Add("ObjectStorage:S3:Region is missing; set the region of the bucket, or us-east-1 when the store has none.");
        }

        if (string.IsNullOrEmpty(options.AccessKey) != string.IsNullOrEmpty(options.SecretKey))
        {
            problems.Add("ObjectStorage:S3:AccessKey and ObjectStorage:S3:SecretKey go together; set both or neither.");
        }

        ValidateAddress("ObjectStorage:S3:Endpoint", options.Endpoint, problems);
        ValidateAddress("ObjectStorage:S3:PublicEndpoint", options.PublicEndpoint, problems);
    }

    private static void ValidateAddress(string setting, Uri? address, List<string> problems)
    {
        if (address is null)
        {
            return;
        }

        if (!address.IsAbsoluteUri || (address.Scheme != Uri.UriSchemeHttp && address.Scheme != Uri.UriSchemeHttps))
        {
            problems.Add($"{setting} is not an absolute http or https URL.");
        }
        else if (address.UserInfo.Length > 0 || address.Query.Length > 0 || address.Fragment.Length > 0)
        {
            problems.Add($"{setting} must not have credentials, a query or a fragment.");
        }
    }
}

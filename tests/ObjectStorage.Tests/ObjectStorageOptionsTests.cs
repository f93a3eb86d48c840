using Microsoft.Extensions.Options;
using Shouldly;

namespace KeymapBakery.ObjectStorage.Tests;

/// <summary>Settings that cannot work end the start, and are named.</summary>
public sealed class ObjectStorageOptionsTests
{
    [Theory]
    [InlineData("ObjectStorage:Kind is missing")]
    [InlineData("ObjectStorage:FileSystem:Path is missing", "Kind=FileSystem")]
    [InlineData("ObjectStorage:FileSystem:SigningKey is missing", "Kind=FileSystem", "FileSystem:Path=/nowhere")]
    [InlineData("ObjectStorage:FileSystem:SigningKey is too short", "Kind=FileSystem", "FileSystem:Path=/nowhere", "FileSystem:SigningKey=hunter2")]
    [InlineData("ObjectStorage:FileSystem:PublicUrl is not an absolute", "Kind=FileSystem", "FileSystem:Path=/nowhere", "FileSystem:PublicUrl=bakery")]
    [InlineData("ObjectStorage:S3:Bucket is missing", "Kind=S3", "S3:Endpoint=http://minio:9000")]
    [InlineData("ObjectStorage:S3:Endpoint is not an absolute", "Kind=S3", "S3:Bucket=b", "S3:Endpoint=ftp://minio")]
    [InlineData("ObjectStorage:S3:PublicEndpoint must not have credentials", "Kind=S3", "S3:Bucket=b", "S3:PublicEndpoint=http://u:hunter2@minio")]
    [InlineData("ObjectStorage:S3:AccessKey and ObjectStorage:S3:SecretKey go together", "Kind=S3", "S3:Bucket=b", "S3:SecretKey=hunter2")]
    [InlineData("ObjectStorage:DownloadLifetime is", "Kind=S3", "S3:Bucket=b", "DownloadLifetime=8.00:00:00")]
    public async Task A_setting_that_cannot_work_is_named_and_its_secret_is_not(string expected, params string[] settings)
    {
        var configuration = settings.Select(setting => setting.Split('=', 2)).ToDictionary(pair => $"ObjectStorage:{pair[0]}", pair => (string?)pair[1]);

        var error = await Should.ThrowAsync<OptionsValidationException>(() => StoreHost.StartAsync(configuration));

        error.Message.ShouldContain(expected);
        error.Message.ShouldNotContain("hunter2");
    }

    [Fact]
    public async Task A_kind_that_does_not_exist_is_named()
    {
        var error = await Should.ThrowAsync<InvalidOperationException>(
            () => StoreHost.StartAsync(new Dictionary<string, string?> { ["ObjectStorage:Kind"] = "Tape" }));

        error.Message.ShouldContain("ObjectStorage:Kind");
    }
}

using System.Net;
using System.Net.Http.Json;
using System.Text.Json;
using KeymapBakery.Testing;
using Microsoft.Extensions.Diagnostics.HealthChecks;
using Shouldly;

namespace KeymapBakery.ObjectStorage.Tests;

/// <summary>The contract over a folder, and what only a folder has.</summary>
public sealed class FileSystemObjectStoreTests : ObjectStoreContract
{
    private readonly TemporaryFolder _folder = new("objects");

    protected override IReadOnlyDictionary<string, string?> Settings => new Dictionary<string, string?>
    {
        ["ObjectStorage:Kind"] = "FileSystem",
        ["ObjectStorage:FileSystem:Path"] = _folder.Of("store"),
        ["ObjectStorage:FileSystem:SigningKey"] = "a secret of the tests, long enough to sign with",
    };

    public override async ValueTask DisposeAsync()
    {
        await base.DisposeAsync();
        _folder.Dispose();
    }

    // S3 promises the same, but the server of these tests, unlike those of the trade, writes over the old object.
    [Fact]
    public async Task Readers_see_one_version_as_a_whole_while_others_overwrite_it()
    {
        const int Length = 300_000;
        var key = $"{NewFolder()}shared";
        await PutAsync(key, new string('a', Length));
        using var stop = CancellationTokenSource.CreateLinkedTokenSource(Cancellation);

        var writers = "bcd".Select(letter => Task.Run(
            async () =>
            {
                while (!stop.IsCancellationRequested)
                {
                    await PutAsync(key, new string(letter, Length));
                }
            },
            Cancellation)).ToArray();
        for (var read = 0; read < 60; read++)
        {
            var content = await ReadAsync(key);
            content.Length.ShouldBe(Length);
            content.Distinct().Count().ShouldBe(1);
        }

        await stop.CancelAsync();
        await Task.WhenAll(writers);
    }

    [Fact]
    public async Task Putting_while_the_folder_is_deleted_over_and_over_never_fails()
    {
        var folder = NewFolder();
        using var stop = CancellationTokenSource.CreateLinkedTokenSource(Cancellation);
        var deleter = Task.Run(
            async () =>
            {
                while (!stop.IsCancellationRequested)
                {
                    await Store.DeletePrefixAsync(folder, Cancellation);
                }
            },
            Cancellation);

        for (var number = 0; number < 100; number++)
        {
            await PutAsync($"{folder}{number}/file", "x");
        }

        await stop.CancelAsync();
        await deleter;
    }

    [Fact]
    public async Task Another_process_with_the_same_settings_serves_the_urls()
    {
        var key = $"{NewFolder()}firmware";
        await PutAsync(key, "x");
        await using var other = await StoreHost.StartAsync(Settings);

        (await other.Http.GetStringAsync(Store.GetDownloadUrl(key, "x.hex", "text/plain"), Cancellation)).ShouldBe("x");
    }

    [Fact]
    public async Task A_url_signed_with_another_key_is_refused_with_a_reason()
    {
        await using var other = await StoreHost.StartAsync(
            new Dictionary<string, string?>(Settings) { ["ObjectStorage:FileSystem:SigningKey"] = new string('x', 32) });

        using var answer = await Host.Http.GetAsync(other.Store.GetDownloadUrl("builds/x", "x.hex", "text/plain"), Cancellation);

        await ShouldBeErrorAsync(answer, HttpStatusCode.Forbidden, "signature");
    }

    [Fact]
    public async Task An_expired_url_is_gone_with_a_reason()
    {
        var longAgo = new FixedTime(DateTimeOffset.UtcNow.AddHours(-3));
        await using var earlier = await StoreHost.StartAsync(Settings, longAgo);

        using var answer = await Host.Http.GetAsync(earlier.Store.GetDownloadUrl("builds/x", "x.hex", "text/plain"), Cancellation);

        await ShouldBeErrorAsync(answer, HttpStatusCode.Gone, "expired");
    }

    [Theory]
    [InlineData("/v1/artifacts/builds/x")]
    [InlineData("/v1/artifacts/")]
    [InlineData("/v1/artifacts/..%2f..%2fetc%2fpasswd?name=x&type=text/plain&expires=9999999999&signature=AAAA")]
    [InlineData("/v1/artifacts/builds/x?name=x&type=text/plain&expires=never&signature=AAAA")]
    [InlineData("/v1/artifacts/builds/x?name=x&type=text/plain&expires=9999999999&signature=")]
    public async Task What_was_never_signed_is_refused(string url)
    {
        using var answer = await Host.Http.GetAsync(new Uri(url, UriKind.Relative), Cancellation);

        await ShouldBeErrorAsync(answer, HttpStatusCode.Forbidden, "signature");
    }

    [Fact]
    public async Task Head_says_what_get_would_send()
    {
        var key = $"{NewFolder()}firmware";
        await PutAsync(key, "0123456789");
        using var request = new HttpRequestMessage(HttpMethod.Head, Store.GetDownloadUrl(key, "x.hex", "text/plain"));

        using var answer = await Host.Http.SendAsync(request, Cancellation);

        answer.StatusCode.ShouldBe(HttpStatusCode.OK);
        answer.Content.Headers.ContentLength.ShouldBe(10);
        answer.Content.Headers.ContentDisposition.ShouldNotBeNull();
        (await answer.Content.ReadAsByteArrayAsync(Cancellation)).ShouldBeEmpty();
    }

    [Fact]
    public async Task Browsers_are_told_not_to_guess_the_type()
    {
        var key = $"{NewFolder()}firmware";
        await PutAsync(key, "<script>");

        using var answer = await Host.Http.GetAsync(Store.GetDownloadUrl(key, "x.hex", "text/plain"), Cancellation);

        answer.Headers.GetValues("X-Content-Type-Options").ShouldBe(["nosniff"]);
    }

    [Fact]
    public async Task Urls_begin_with_the_public_url_when_there_is_one()
    {
        await using var host = await StoreHost.StartAsync(
            new Dictionary<string, string?>(Settings) { ["ObjectStorage:FileSystem:PublicUrl"] = "https://bakery.example/api/" });

        host.Store.GetDownloadUrl("builds/x", "x.hex", "text/plain").AbsoluteUri.ShouldStartWith("https://bakery.example/api/v1/artifacts/builds/x?");
        Store.GetDownloadUrl("builds/x", "x.hex", "text/plain").OriginalString.ShouldStartWith("/v1/artifacts/builds/x?");
    }

    [Fact]
    public async Task Failed_puts_leave_no_files_behind()
    {
        await Should.ThrowAsync<IOException>(() => Store.PutAsync("builds/x", new BreakingStream(100_000), "text/plain", Cancellation));

        Directory.EnumerateFiles(_folder.Path, "*", SearchOption.AllDirectories).ShouldBeEmpty();
    }

    [Fact]
    public async Task What_a_killed_process_left_is_swept_at_a_later_start()
    {
        var abandoned = _folder.Of("store/incoming/abandoned");
        var inWork = _folder.Of("store/incoming/in-work");
        await File.WriteAllTextAsync(abandoned, "half", Cancellation);
        await File.WriteAllTextAsync(inWork, "half", Cancellation);
        File.SetLastWriteTimeUtc(abandoned, DateTime.UtcNow.AddDays(-2));

        await using var host = await StoreHost.StartAsync(Settings);

        File.Exists(abandoned).ShouldBeFalse();
        File.Exists(inWork).ShouldBeTrue();
    }

    [Fact]
    public async Task Without_its_folder_the_store_is_unhealthy()
    {
        Directory.Delete(_folder.Of("store"), recursive: true);

        (await CheckHealthAsync(Host)).ShouldBe(HealthStatus.Unhealthy);
    }

    private static async Task ShouldBeErrorAsync(HttpResponseMessage answer, HttpStatusCode status, string word)
    {
        answer.StatusCode.ShouldBe(status);
        var error = await answer.Content.ReadFromJsonAsync<JsonElement>(Cancellation);
        error.GetProperty("code").GetInt32().ShouldBe((int)status);
        error.GetProperty("message").GetString().ShouldNotBeNull().ShouldContain(word);
    }

    private sealed class FixedTime(DateTimeOffset now) : TimeProvider
    {
        public override DateTimeOffset GetUtcNow() => now;
    }
}

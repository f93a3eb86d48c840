using System.Net;
using System.Security.Cryptography;
using System.Text;
using KeymapBakery.Testing;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Diagnostics.HealthChecks;
using Shouldly;

namespace KeymapBakery.ObjectStorage.Tests;

/// <summary>What every store promises.</summary>
public abstract class ObjectStoreContract : IAsyncLifetime
{
    private const string Zip = "application/zip";

    private StoreHost? _host;

    protected static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    protected StoreHost Host => _host ?? throw new InvalidOperationException("Not started.");

    protected IObjectStore Store => Host.Store;

    /// <summary>Configuration of a store that is empty, or in which <see cref="NewFolder"/> is.</summary>
    protected abstract IReadOnlyDictionary<string, string?> Settings { get; }

    public async ValueTask InitializeAsync() => _host = await StoreHost.StartAsync(Settings);

    public virtual async ValueTask DisposeAsync()
    {
        await Host.DisposeAsync();
        GC.SuppressFinalize(this);
    }

    [Fact]
    public async Task An_object_comes_back_as_it_was_put()
    {
        var key = $"{NewFolder()}firmware.hex";
        await PutAsync(key, ":00000001FF\n");

        (await ReadAsync(key)).ShouldBe(":00000001FF\n");
    }

    [Fact]
    public async Task An_empty_object_is_an_object()
    {
        var key = $"{NewFolder()}empty";
        await PutAsync(key, "");

        (await ReadAsync(key)).ShouldBe("");
    }

    [Fact]
    public async Task A_stream_is_put_from_where_it_stands()
    {
        var key = $"{NewFolder()}rest";
        using var content = new MemoryStream("skipped, stored"u8.ToArray());
        content.Position = "skipped, ".Length;
        await Store.PutAsync(key, content, "text/plain", Cancellation);

        (await ReadAsync(key)).ShouldBe("stored");
    }

    [Fact]
    public async Task Putting_again_replaces_the_object()
    {
        var key = $"{NewFolder()}keymap.json";
        await PutAsync(key, "a longer first version");
        await PutAsync(key, "second");

        (await ReadAsync(key)).ShouldBe("second");
    }

    [Fact]
    public async Task What_was_never_put_is_not_there()
    {
        var key = $"{NewFolder()}nothing";

        (await Store.OpenReadAsync(key, Cancellation)).ShouldBeNull();
        (await Store.ExistsAsync(key, Cancellation)).ShouldBeFalse();
    }

    [Fact]
    public async Task What_was_put_exists_but_its_folder_does_not()
    {
        var folder = NewFolder();
        await PutAsync($"{folder}inner/file", "x");

        (await Store.ExistsAsync($"{folder}inner/file", Cancellation)).ShouldBeTrue();
        (await Store.ExistsAsync($"{folder}inner", Cancellation)).ShouldBeFalse();
    }

    [Theory]
    [InlineData(0, 4, "0123")]
    [InlineData(3, 1, "3")]
    [InlineData(6, 4, "6789")]
    [InlineData(6, 100, "6789")]
    [InlineData(10, 1, "")]
    public async Task A_part_of_an_object_can_be_read_by_itself(long offset, long length, string expected)
    {
        var key = $"{NewFolder()}digits";
        await PutAsync(key, "0123456789");

        await using var part = await Store.OpenReadAsync(key, offset, length, Cancellation);

        using var reader = new StreamReader(part!);
        (await reader.ReadToEndAsync(Cancellation)).ShouldBe(expected);
    }

    [Fact]
    public async Task What_was_never_put_has_no_parts() =>
        (await Store.OpenReadAsync($"{NewFolder()}nothing", 0, 1, Cancellation)).ShouldBeNull();

    [Fact]
    public async Task Deleting_a_prefix_takes_all_below_it_and_nothing_beside_it()
    {
        var folder = NewFolder();
        await PutAsync($"{folder}build/one", "1");
        await PutAsync($"{folder}build/attempt/two", "2");
        await PutAsync($"{folder}build2/three", "3");

        await Store.DeletePrefixAsync($"{folder}build/", Cancellation);

        (await Store.ExistsAsync($"{folder}build/one", Cancellation)).ShouldBeFalse();
        (await Store.ExistsAsync($"{folder}build/attempt/two", Cancellation)).ShouldBeFalse();
        (await Store.ExistsAsync($"{folder}build2/three", Cancellation)).ShouldBeTrue();
        await PutAsync($"{folder}build/one", "again");
        (await ReadAsync($"{folder}build/one")).ShouldBe("again");
    }

    [Fact]
    public async Task Deleting_a_prefix_takes_more_objects_than_one_page_lists()
    {
        var folder = NewFolder();
        var keys = Enumerable.Range(0, 1005).Select(number => $"{folder}{number}").ToArray();
        await Parallel.ForEachAsync(keys, Cancellation, async (key, _) => await PutAsync(key, "x"));

        await Store.DeletePrefixAsync(folder, Cancellation);

        foreach (var key in keys.Where((_, index) => index % 100 == 0 || index >= 999))
        {
            (await Store.ExistsAsync(key, Cancellation)).ShouldBeFalse(key);
        }
    }

    [Fact]
    public async Task Deleting_what_is_not_there_is_fine() => await Store.DeletePrefixAsync(NewFolder(), Cancellation);

    [Theory]
    [InlineData(20 * 1024 * 1024 + 17)]
    [InlineData(5 * 1024 * 1024)]
    [InlineData(3)]
    [InlineData(0)]
    public async Task A_stream_of_unknown_length_comes_back_whole(int length)
    {
        var key = $"{NewFolder()}source.zip";
        await Store.PutAsync(key, new UnseekableStream(length, seed: 7), Zip, Cancellation);

        await using var stored = await Store.OpenReadAsync(key, Cancellation);
        var hash = await SHA256.HashDataAsync(stored.ShouldNotBeNull(), Cancellation);
        hash.ShouldBe(await SHA256.HashDataAsync(new UnseekableStream(length, seed: 7), Cancellation));
    }

    [Fact]
    public async Task A_large_file_comes_back_whole()
    {
        using var folder = new TemporaryFolder("large-file");
        var path = folder.Of("source.zip");
        await using (var file = File.Create(path))
        {
            await new UnseekableStream(20 * 1024 * 1024 + 1, seed: 8).CopyToAsync(file, Cancellation);
        }

        var key = $"{NewFolder()}source.zip";
        await using (var file = File.OpenRead(path))
        {
            await Store.PutAsync(key, file, Zip, Cancellation);
            file.CanRead.ShouldBeTrue("the caller's stream stays open");
        }

        await using var stored = await Store.OpenReadAsync(key, Cancellation);
        var hash = await SHA256.HashDataAsync(stored.ShouldNotBeNull(), Cancellation);
        hash.ShouldBe(await SHA256.HashDataAsync(new UnseekableStream(20 * 1024 * 1024 + 1, seed: 8), Cancellation));
    }

    [Fact]
    public async Task A_put_that_fails_leaves_the_object_as_it_was()
    {
        var key = $"{NewFolder()}firmware.hex";
        await PutAsync(key, "old");

        await Should.ThrowAsync<IOException>(() => Store.PutAsync(key, new BreakingStream(9 * 1024 * 1024), Zip, Cancellation));

        (await ReadAsync(key)).ShouldBe("old");
    }

    [Fact]
    public async Task A_cancelled_put_leaves_nothing()
    {
        var key = $"{NewFolder()}firmware.hex";
        using var source = CancellationTokenSource.CreateLinkedTokenSource(Cancellation);
        await source.CancelAsync();

        await Should.ThrowAsync<OperationCanceledException>(() => Store.PutAsync(key, new UnseekableStream(100, seed: 1), Zip, source.Token));

        (await Store.ExistsAsync(key, Cancellation)).ShouldBeFalse();
    }

    [Theory]
    [InlineData("")]
    [InlineData("/")]
    [InlineData("/etc/passwd")]
    [InlineData("../secret")]
    [InlineData("builds/../../secret")]
    [InlineData("builds/..")]
    [InlineData("builds/./x")]
    [InlineData("builds//x")]
    [InlineData("builds/x/")]
    [InlineData("builds\\x")]
    [InlineData("builds/x y")]
    [InlineData("builds/naïve")]
    [InlineData("builds/%2e%2e")]
    [InlineData("builds/x\n")]
    [InlineData("builds/x\0")]
    public async Task Other_keys_than_plain_ones_are_refused(string key)
    {
        await Should.ThrowAsync<ArgumentException>(() => PutAsync(key, "x"));
        await Should.ThrowAsync<ArgumentException>(() => Store.OpenReadAsync(key, Cancellation));
        await Should.ThrowAsync<ArgumentException>(() => Store.ExistsAsync(key, Cancellation));
        Should.Throw<ArgumentException>(() => Store.GetDownloadUrl(key, "x", Zip));
    }

    [Theory]
    [InlineData("")]
    [InlineData("/")]
    [InlineData("builds")]
    [InlineData("../")]
    [InlineData("builds/../")]
    [InlineData("builds//")]
    public async Task Other_prefixes_than_whole_folders_are_refused(string prefix) =>
        await Should.ThrowAsync<ArgumentException>(() => Store.DeletePrefixAsync(prefix, Cancellation));

    [Theory]
    [InlineData("crkbd_rev1_mine.hex")]
    [InlineData("naïve ⌨ \"quoted\"; it's 100%.hex")]
    public async Task A_download_is_an_attachment_with_its_file_name_and_type(string fileName)
    {
        var key = $"{NewFolder()}firmware";
        await PutAsync(key, "the firmware");

        using var answer = await Host.Http.GetAsync(Store.GetDownloadUrl(key, fileName, "application/octet-stream"), Cancellation);

        answer.StatusCode.ShouldBe(HttpStatusCode.OK);
        (await answer.Content.ReadAsStringAsync(Cancellation)).ShouldBe("the firmware");
        answer.Content.Headers.ContentType?.ToString().ShouldBe("application/octet-stream");
        var disposition = answer.Content.Headers.ContentDisposition.ShouldNotBeNull();
        disposition.DispositionType.ShouldBe("attachment");
        (disposition.FileNameStar ?? disposition.FileName).ShouldBe(fileName);
    }

    [Fact]
    public async Task A_download_may_be_a_range()
    {
        var key = $"{NewFolder()}firmware";
        await PutAsync(key, "0123456789");
        using var request = new HttpRequestMessage(HttpMethod.Get, Store.GetDownloadUrl(key, "firmware.hex", Zip));
        request.Headers.Range = new(2, 4);

        using var answer = await Host.Http.SendAsync(request, Cancellation);

        answer.StatusCode.ShouldBe(HttpStatusCode.PartialContent);
        (await answer.Content.ReadAsStringAsync(Cancellation)).ShouldBe("234");
    }

    [Fact]
    public async Task The_download_of_what_is_not_there_is_not_found()
    {
        using var answer = await Host.Http.GetAsync(Store.GetDownloadUrl($"{NewFolder()}none", "x.hex", Zip), Cancellation);

        answer.StatusCode.ShouldBe(HttpStatusCode.NotFound);
    }

    [Fact]
    public async Task A_download_url_for_one_object_does_not_open_another()
    {
        var folder = NewFolder();
        await PutAsync($"{folder}mine", "mine");
        await PutAsync($"{folder}other", "other");
        var url = Store.GetDownloadUrl($"{folder}mine", "x.hex", Zip).OriginalString;

        using var answer = await Host.Http.GetAsync(new Uri(url.Replace("/mine?", "/other?", StringComparison.Ordinal), UriKind.RelativeOrAbsolute), Cancellation);

        answer.StatusCode.ShouldBe(HttpStatusCode.Forbidden);
    }

    [Fact]
    public async Task Nothing_of_a_download_url_can_be_changed()
    {
        var key = $"{NewFolder()}firmware";
        await PutAsync(key, "x");
        var url = Store.GetDownloadUrl(key, "x.hex", Zip).OriginalString;
        var query = url[(url.IndexOf('?', StringComparison.Ordinal) + 1)..].Split('&');

        foreach (var parameter in query)
        {
            var changed = url.Replace(parameter, Change(parameter), StringComparison.Ordinal);
            using var answer = await Host.Http.GetAsync(new Uri(changed, UriKind.RelativeOrAbsolute), Cancellation);
            answer.IsSuccessStatusCode.ShouldBeFalse($"{parameter} was changed: {changed}");
        }
    }

    [Fact]
    public async Task A_download_url_expires()
    {
        var settings = new Dictionary<string, string?>(Settings) { ["ObjectStorage:DownloadLifetime"] = "00:00:01" };
        await using var host = await StoreHost.StartAsync(settings);
        var key = $"{NewFolder()}firmware";
        await PutAsync(key, "x");
        var url = host.Store.GetDownloadUrl(key, "x.hex", Zip);

        await Eventually.TrueAsync(
            async () =>
            {
                using var answer = await host.Http.GetAsync(url, Cancellation);
                return answer.StatusCode is HttpStatusCode.Forbidden or HttpStatusCode.Gone;
            },
            TimeSpan.FromSeconds(10),
            "The refusal of an expired download URL");
    }

    [Theory]
    [InlineData("", Zip)]
    [InlineData("two\nlines.hex", Zip)]
    [InlineData("x.hex", "")]
    [InlineData("x.hex", "no media type")]
    [InlineData("x.hex", "text/plain\r\nX-Header: y")]
    public void File_names_and_types_that_break_headers_are_refused(string fileName, string contentType) =>
        Should.Throw<ArgumentException>(() => Store.GetDownloadUrl("builds/x", fileName, contentType));

    [Fact]
    public async Task The_health_check_finds_the_store_in_order() =>
        (await CheckHealthAsync(Host)).ShouldBe(HealthStatus.Healthy);

    protected static async Task<HealthStatus> CheckHealthAsync(StoreHost host)
    {
        var report = await host.Services.GetRequiredService<HealthCheckService>().CheckHealthAsync(Cancellation);
        return report.Entries["object-storage"].Status;
    }

    protected static string NewFolder() => $"tests/{Guid.NewGuid():N}/";

    protected async Task PutAsync(string key, string content) =>
        await Store.PutAsync(key, new MemoryStream(Encoding.UTF8.GetBytes(content)), "text/plain", Cancellation);

    protected async Task<string> ReadAsync(string key)
    {
        await using var stream = await Store.OpenReadAsync(key, Cancellation);
        using var reader = new StreamReader(stream.ShouldNotBeNull(), Encoding.UTF8);
        return await reader.ReadToEndAsync(Cancellation);
    }

    // Another letter or digit in the middle of the value.
    private static string Change(string parameter)
    {
        var position = (parameter.IndexOf('=', StringComparison.Ordinal) + parameter.Length) / 2;
        var changed = parameter[position] == '1' ? '2' : '1';
        return $"{parameter[..position]}{changed}{parameter[(position + 1)..]}";
    }
}

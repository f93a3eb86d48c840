using System.IO.Compression;
using System.Net;
using KeymapBakery.Gateway.Tests.Running;
using KeymapBakery.Testing;
using Shouldly;

namespace KeymapBakery.Gateway.Tests;

/// <summary>A built page at <c>/</c>, beside the API.</summary>
public sealed class ConfiguratorPageTests(ConfiguratorPageTests.GatewayWithPage fixture) : IClassFixture<ConfiguratorPageTests.GatewayWithPage>
{
    private const string Browser = "text/html,application/xhtml+xml,application/xml;q=0.9,*/*;q=0.8";

    private static CancellationToken Cancelled => TestContext.Current.CancellationToken;

    private RunningGateway Gateway => fixture.Gateway;

    [Fact]
    public async Task A_browser_gets_the_page_and_asks_each_time_whether_it_has_changed()
    {
        using var first = await GetAsync("/", accept: Browser);
        using var again = await GetAsync("/", accept: Browser, ifNoneMatch: first.Headers.ETag!.ToString());

        first.StatusCode.ShouldBe(HttpStatusCode.OK);
        first.Content.Headers.ContentType!.ToString().ShouldBe("text/html; charset=utf-8");
        (await first.Content.ReadAsStringAsync(Cancelled)).ShouldBe(GatewayWithPage.Index);
        first.Headers.CacheControl!.ToString().ShouldBe("no-cache");
        first.Headers.Vary.ShouldContain("Accept");
        again.StatusCode.ShouldBe(HttpStatusCode.NotModified);
        (await again.Content.ReadAsByteArrayAsync(Cancelled)).ShouldBeEmpty();
    }

    [Theory]
    [InlineData(null)]
    [InlineData("*/*")]
    [InlineData("application/json")]
    [InlineData("text/html;q=0, application/json")]
    public async Task A_program_is_led_to_the_API_as_without_a_page(string? accept)
    {
        using var response = await GetAsync("/", accept);

        response.StatusCode.ShouldBe(HttpStatusCode.Found);
        response.Headers.Location!.AbsolutePath.ShouldBe("/docs");
        response.Headers.Vary.ShouldContain("Accept");
        (await response.JsonAsync())["api"]!.GetValue<string>().ShouldEndWith("/v1");
    }

    [Fact]
    public async Task The_host_of_the_install_script_has_no_page()
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, "/") { Headers = { { "Accept", Browser }, { "Host", "install.qmk.fm" } } };
        using var response = await Gateway.Client.SendAsync(request, Cancelled);

        response.StatusCode.ShouldBe(HttpStatusCode.Found);
        response.Headers.Location!.AbsolutePath.ShouldEndWith("env-bootstrap.sh");
    }

    [Fact]
    public async Task Files_named_after_their_content_are_kept_for_a_year()
    {
        using var response = await GetAsync("/assets/index-CkP3x9aZ.js");

        response.Content.Headers.ContentType!.ToString().ShouldBe("text/javascript; charset=utf-8");
        response.Headers.CacheControl!.ToString().ShouldBe("public, max-age=31536000, immutable");
    }

    [Fact]
    public async Task The_service_worker_may_have_the_whole_page_and_is_never_old()
    {
        using var response = await GetAsync("/sw.js");

        response.StatusCode.ShouldBe(HttpStatusCode.OK);
        response.Content.Headers.ContentType!.MediaType.ShouldBe("text/javascript");
        response.Headers.CacheControl!.ToString().ShouldBe("no-cache");
        // It obeys the policy it came with, not that of the page.
        response.Headers.GetValues("Content-Security-Policy").Single().ShouldContain("connect-src 'self'");
    }

    [Theory]
    [InlineData("br, gzip", "br")]
    [InlineData("gzip", "gzip")]
    [InlineData("br;q=0, gzip", "gzip")]
    [InlineData("identity", null)]
    public async Task What_was_compressed_beforehand_is_sent_as_the_browser_takes_it_each_form_with_a_tag_of_its_own(string accepted, string? sent)
    {
        using var response = await GetAsync("/assets/index-CkP3x9aZ.js", acceptEncoding: accepted);
        using var plain = await GetAsync("/assets/index-CkP3x9aZ.js", acceptEncoding: "identity");
        await using var body = await response.Content.ReadAsStreamAsync(Cancelled);
        await using var content = sent switch
        {
            "br" => new BrotliStream(body, CompressionMode.Decompress),
            "gzip" => new GZipStream(body, CompressionMode.Decompress),
            _ => body,
        };

        response.Content.Headers.ContentEncoding.ShouldBe(sent is null ? [] : [sent]);
        response.Headers.Vary.ShouldBe(["Accept-Encoding"]);
        (await new StreamReader(content).ReadToEndAsync(Cancelled)).ShouldBe(GatewayWithPage.Script);
        response.Headers.ETag!.Equals(plain.Headers.ETag).ShouldBe(sent is null);
    }

    [Fact]
    public async Task What_was_not_compressed_beforehand_is_sent_as_it_is()
    {
        using var response = await GetAsync("/icon.svg", acceptEncoding: "br, gzip");

        response.Content.Headers.ContentType!.ToString().ShouldBe("image/svg+xml");
        response.Content.Headers.ContentEncoding.ShouldBeEmpty();
        response.Headers.Vary.ShouldBeEmpty();
    }

    [Fact]
    public async Task HEAD_answers_as_GET_without_the_file()
    {
        using var response = await Gateway.SendAsync(HttpMethod.Head, "/index.html");

        response.StatusCode.ShouldBe(HttpStatusCode.OK);
        response.Content.Headers.ContentLength.ShouldBe(GatewayWithPage.Index.Length);
    }

    [Fact]
    public async Task The_page_may_run_its_own_scripts_only_and_nobody_may_frame_it()
    {
        using var response = await GetAsync("/", accept: Browser);
        var policy = response.Headers.GetValues("Content-Security-Policy").Single();

        policy.ShouldStartWith("default-src 'none';");
        policy.ShouldContain("script-src 'self';");
        policy.ShouldContain("style-src 'self';");
        policy.ShouldContain("frame-ancestors 'none'");
        policy.ShouldNotContain("unsafe");
        response.Headers.GetValues("Cross-Origin-Opener-Policy").ShouldBe(["same-origin"]);
        response.Headers.GetValues("X-Content-Type-Options").ShouldBe(["nosniff"]);
    }

    [Theory]
    [InlineData("/assets/../../secret.txt")]
    [InlineData("/assets/..%2f..%2fsecret.txt")]
    [InlineData("/assets/%2e%2e/%2e%2e/secret.txt")]
    [InlineData("/assets/..%5c..%5csecret.txt")]
    [InlineData("/assets//etc/passwd")]
    [InlineData("/assets/index-CkP3x9aZ.js%00.html")]
    [InlineData("/assets/")]
    [InlineData("/.hidden")]
    [InlineData("/link.txt")]
    [InlineData("/assets/index-CkP3x9aZ.js.br")]
    public async Task No_path_leads_out_of_the_page(string path)
    {
        using var connection = await RawConnection.OpenAsync(Gateway);
        await connection.TrySendAsync($"GET {path} HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n");
        var answer = await connection.ReadToEndAsync(TimeSpan.FromSeconds(10));

        answer.Split(' ')[1].ShouldBeOneOf("400", "404");
        answer.ShouldNotContain(GatewayWithPage.Secret);
    }

    [Fact]
    public async Task The_API_is_where_it_was()
    {
        (await Gateway.GetJsonAsync("/v1"))["status"].ShouldNotBeNull();
        using var description = await GetAsync("/openapi/v1.json");
        using var docs = await GetAsync("/docs/index.html", accept: Browser);
        using var missing = await GetAsync("/nope", accept: Browser);
        using var posted = await Gateway.PostToAsync("/", "{}");

        (await description.Content.ReadAsStringAsync(Cancelled)).ShouldNotContain("index.html");
        (await docs.Content.ReadAsStringAsync(Cancelled)).ShouldContain("swagger");
        await missing.ErrorAsync(404);
        await posted.ErrorAsync(405);
    }

    [Fact]
    public async Task A_folder_without_a_page_ends_the_start()
    {
        using var empty = new TemporaryFolder("no-page");
        var failure = await RefusedStart.ReasonAsync(("Gateway:Configurator:Path", empty.Path));

        failure.Message.ShouldContain("Gateway:Configurator:Path");
        failure.Message.ShouldContain("index.html");
    }

    [Theory]
    [InlineData("v1/compile.js")]
    [InlineData("docs/index.html")]
    [InlineData("openapi/x.json")]
    [InlineData("install.sh")]
    public async Task A_page_with_something_where_the_API_is_ends_the_start(string file)
    {
        using var folder = new TemporaryFolder("shadow");
        GatewayWithPage.Write(folder, "index.html", GatewayWithPage.Index);
        GatewayWithPage.Write(folder, file, "in the way");
        await using var gateway = new RunningGateway { Settings = { ["Gateway:Configurator:Path"] = folder.Path } };

        Should.Throw<Exception>(gateway.StartGateway).ToString().ShouldContain($"/{file.Split('/')[0]}, where the API is");
    }

    private async Task<HttpResponseMessage> GetAsync(string path, string? accept = null, string? acceptEncoding = null, string? ifNoneMatch = null)
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, path);
        foreach (var (name, value) in new[] { ("Accept", accept), ("Accept-Encoding", acceptEncoding), ("If-None-Match", ifNoneMatch) })
        {
            if (value is not null)
            {
                request.Headers.TryAddWithoutValidation(name, value).ShouldBeTrue();
            }
        }

        return await Gateway.Client.SendAsync(request, Cancelled);
    }

    /// <summary>A gateway with a page as a build leaves it, and a file beside its folder that is nobody's business.</summary>
    public sealed class GatewayWithPage : IAsyncLifetime
    {
        public const string Index = "<!doctype html><script type=module src=assets/index-CkP3x9aZ.js></script>";
        public const string Script = "console.log('Guten Morgen');";
        public const string Secret = "the recipe of the house";

        private readonly TemporaryFolder _folder = new("page");

        public RunningGateway Gateway { get; private set; } = null!;

        public ValueTask InitializeAsync()
        {
            Write(_folder, "secret.txt", Secret);
            Write(_folder, "page/index.html", Index);
            Write(_folder, "page/sw.js", "self.skipWaiting");
            Write(_folder, "page/icon.svg", "<svg/>");
            Write(_folder, "page/.hidden", Secret);
            File.CreateSymbolicLink(_folder.Of("page/link.txt"), _folder.Of("secret.txt"));
            var script = Write(_folder, "page/assets/index-CkP3x9aZ.js", Script);
            Compress($"{script}.br", file => new BrotliStream(file, CompressionLevel.SmallestSize));
            Compress($"{script}.gz", file => new GZipStream(file, CompressionLevel.SmallestSize));
            Gateway = new RunningGateway { HasMetadata = true, Settings = { ["Gateway:Configurator:Path"] = _folder.Of("page") } };
            return Gateway.InitializeAsync();
        }

        public async ValueTask DisposeAsync()
        {
            await Gateway.DisposeAsync();
            _folder.Dispose();
        }

        internal static string Write(TemporaryFolder folder, string name, string content)
        {
            var path = folder.Of(name);
            Directory.CreateDirectory(Path.GetDirectoryName(path)!);
            File.WriteAllText(path, content);
            return path;
        }

        private static void Compress(string path, Func<Stream, Stream> compression)
        {
            using var stream = compression(File.Create(path));
            stream.Write(System.Text.Encoding.UTF8.GetBytes(Script));
        }
    }
}

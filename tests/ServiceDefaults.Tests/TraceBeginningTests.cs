using KeymapBakery.Testing.Otlp;

namespace KeymapBakery.ServiceDefaults.Tests;

/// <summary>Which requests begin a trace, as a collector sees it.</summary>
public sealed class TraceBeginningTests : IAsyncLifetime
{
    private readonly TraceCollector _collector = new();
    private SmallService _service = null!;

    public async ValueTask InitializeAsync()
    {
        // The SDK reads them from the environment only. Other tests' services may then export, too, but of requests nobody asks about here.
        foreach (var (name, value) in _collector.Settings)
        {
            Environment.SetEnvironmentVariable(name, value);
        }

        _service = await SmallService.StartAsync();
        foreach (var name in _collector.Settings.Keys)
        {
            Environment.SetEnvironmentVariable(name, null);
        }
    }

    public async ValueTask DisposeAsync()
    {
        await _service.DisposeAsync();
        await _collector.DisposeAsync();
    }

    [Fact]
    public async Task A_change_begins_a_trace_and_reading_does_not_unless_the_caller_traces()
    {
        const string Traced = "0af7651916cd43dd8448eb211c80319c";
        await SendAsync(HttpMethod.Get, "/traced", null);
        await SendAsync(HttpMethod.Get, "/traced", $"00-{Traced}-b7ad6b7169203331-01");
        await SendAsync(HttpMethod.Post, "/traced", "00-1af7651916cd43dd8448eb211c80319c-b7ad6b7169203331-00");
        await SendAsync(HttpMethod.Post, "/traced", null);

        await Eventually.TrueAsync(() => Task.FromResult(Mine().Any(span => span.Name == "POST /traced")), TimeSpan.FromSeconds(20));

        var spans = Mine();
        spans.Select(span => span.Name).Order().ShouldBe(["GET /traced", "POST /traced"]);
        spans.Single(span => span.Name == "GET /traced").TraceId.ShouldBe(Traced);
        var change = spans.Single(span => span.Name == "POST /traced");
        change.ParentId.ShouldBeEmpty();
        change.Kind.ShouldBe(2);
        change.Service.ShouldBe("keymap-bakery-small");
        change.Tags["http.response.status_code"].ShouldBe("200");
    }

    private List<ExportedSpan> Mine() => [.. _collector.Spans.Where(span => span.Tags.GetValueOrDefault("url.path") == "/traced")];

    private async Task SendAsync(HttpMethod method, string path, string? traceParent)
    {
        using var request = new HttpRequestMessage(method, path);
        // Nothing but what is named here: the client would add the trace of the test.
        request.Headers.TryAddWithoutValidation("traceparent", traceParent ?? "");
        using var answer = await _service.Public.SendAsync(request, TestContext.Current.CancellationToken);
        answer.EnsureSuccessStatusCode();
    }
}

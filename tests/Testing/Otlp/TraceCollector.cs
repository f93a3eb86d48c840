using System.Collections.Concurrent;
using System.IO.Compression;
using System.Net;

namespace KeymapBakery.Testing.Otlp;

/// <summary>Takes what services export over OTLP (HTTP, protobuf), and keeps the spans.</summary>
public sealed class TraceCollector : IAsyncDisposable
{
    private readonly HttpListener _listener = new();
    private readonly ConcurrentQueue<ExportedSpan> _spans = new();
    private readonly Task _listening;

    /// <summary>Begins to listen.</summary>
    public TraceCollector()
    {
        Endpoint = new Uri($"http://127.0.0.1:{FreePorts.Find()}/");
        _listener.Prefixes.Add(Endpoint.AbsoluteUri);
        _listener.Start();
        _listening = ListenAsync();
    }

    /// <summary>Its address, as <c>OTEL_EXPORTER_OTLP_ENDPOINT</c> takes it.</summary>
    public Uri Endpoint { get; }

    /// <summary>Settings that make a service export to it, soon.</summary>
    public Dictionary<string, string> Settings => new()
    {
        ["OTEL_EXPORTER_OTLP_ENDPOINT"] = Endpoint.AbsoluteUri,
        ["OTEL_EXPORTER_OTLP_PROTOCOL"] = "http/protobuf",
        ["OTEL_BSP_SCHEDULE_DELAY"] = "200",
    };

    /// <summary>The spans so far.</summary>
    public IReadOnlyList<ExportedSpan> Spans => [.. _spans];

    /// <inheritdoc/>
    public async ValueTask DisposeAsync()
    {
        _listener.Close();
        await _listening;
    }

    private async Task ListenAsync()
    {
        while (true)
        {
            try
            {
                var context = await _listener.GetContextAsync();
                using var body = new MemoryStream();
                await context.Request.InputStream.CopyToAsync(body);
                if (context.Request.Url!.AbsolutePath == "/v1/traces")
                {
                    Take(body.ToArray(), context.Request.Headers["Content-Encoding"] == "gzip");
                }

                context.Response.ContentType = "application/x-protobuf";
                context.Response.Close();
            }
            catch (Exception exception) when (exception is HttpListenerException or ObjectDisposedException)
            {
                return;
            }
        }
    }

    private void Take(byte[] body, bool isCompressed)
    {
        if (isCompressed)
        {
            using var plain = new MemoryStream();
            using var gzip = new GZipStream(new MemoryStream(body), CompressionMode.Decompress);
            gzip.CopyTo(plain);
            body = plain.ToArray();
        }

        foreach (var span in ExportedSpan.Read(body))
        {
            _spans.Enqueue(span);
        }
    }
}

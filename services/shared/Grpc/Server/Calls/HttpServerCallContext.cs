using System.Buffers;
using System.Globalization;
using System.IO.Compression;
using System.Net;
using System.Net.Sockets;
using Grpc.Core;
using Grpc.Framing;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Features;

namespace Grpc.AspNetCore.Server.Calls;

/// <summary>One call, as the request and response that carry it.</summary>
internal sealed class HttpServerCallContext : ServerCallContext, IServerCallContextFeature, IDisposable
{
    private readonly IMethod _method;
    private readonly GrpcServiceOptions _options;
    private readonly ServerCallDeadline _deadline;
    private Metadata? _requestHeaders;
    private Metadata? _responseTrailers;
    private bool _compressResponses;
    private bool _hasResponse;
    private bool _isClientGone;
    private volatile bool _isEnded;

    public HttpServerCallContext(HttpContext httpContext, IMethod method, GrpcServiceOptions options, TimeProvider time)
    {
        HttpContext = httpContext;
        _method = method;
        _options = options;
        _deadline = new ServerCallDeadline(httpContext.Request.Headers[GrpcHeaders.Timeout], time, httpContext.RequestAborted);
    }

    public HttpContext HttpContext { get; }

    public bool IsEnded => _isEnded;

    public bool IsDeadlineExceeded => _deadline.IsExceeded;

    /// <summary>True when nobody waits for the outcome any more.</summary>
    public bool IsClientGone => _isClientGone || HttpContext.RequestAborted.IsCancellationRequested;

    ServerCallContext IServerCallContextFeature.ServerCallContext => this;

    protected override string MethodCore => _method.FullName;

    protected override string HostCore => HttpContext.Request.Host.Value ?? "";

    protected override string PeerCore => HttpContext.Connection switch
    {
        { RemoteIpAddress: null } => "unknown",
        { RemoteIpAddress: { AddressFamily: AddressFamily.InterNetwork } address, RemotePort: var port } => Format("ipv4", address, port),
        { RemoteIpAddress: { IsIPv4MappedToIPv6: true } address, RemotePort: var port } => Format("ipv4", address.MapToIPv4(), port),
        { RemoteIpAddress: var address, RemotePort: var port } => Format("ipv6", address, port),
    };

    protected override DateTime DeadlineCore => _deadline.Moment;

    protected override Metadata RequestHeadersCore => _requestHeaders ??= ReadRequestHeaders();

    protected override CancellationToken CancellationTokenCore => _deadline.Token;

    protected override Metadata ResponseTrailersCore => _responseTrailers ??= [];

    protected override Status StatusCore { get; set; }

    protected override WriteOptions? WriteOptionsCore { get; set; }

    protected override AuthContext AuthContextCore { get; } = new(null, []);

    /// <summary>Checks what the request says about the call, and prepares the response.</summary>
    /// <exception cref="RpcException">The call cannot be served.</exception>
    public MessageReader Start()
    {
        var request = HttpContext.Request;
        var response = HttpContext.Response;
        response.ContentType = GrpcHeaders.ContentType;
        response.Headers[GrpcHeaders.AcceptEncoding] = MessageEncoding.Accepted;
        _deadline.Start();

        string? encoding = request.Headers[GrpcHeaders.Encoding];
        if (!MessageEncoding.IsSupported(encoding))
        {
            throw new RpcException(new Status(
                StatusCode.Unimplemented, $"Messages compressed with '{encoding}' cannot be read. Use one of: {MessageEncoding.Accepted}."));
        }

        ChooseResponseEncoding(_options.ResponseCompressionAlgorithm);
        return new MessageReader(request.BodyReader, encoding, _options.MaxReceiveMessageSize);
    }

    public async Task WriteMessageAsync<T>(
        T message, Action<T, SerializationContext> serializer, WriteFlags flags, bool flush, CancellationToken cancellationToken)
    {
        cancellationToken.ThrowIfCancellationRequested();
        CompressionLevel? compression = _compressResponses && !flags.HasFlag(WriteFlags.NoCompress)
            ? _options.ResponseCompressionLevel ?? CompressionLevel.Fastest
            : null;
        using var outgoing = OutgoingMessage.Serialize(message, serializer, _options.MaxSendMessageSize, compression);
        _hasResponse = true;
        var pipe = HttpContext.Response.BodyWriter;
        if (!flush)
        {
            pipe.Write(outgoing.Frame.Span);
            return;
        }

        var result = await pipe.WriteAsync(outgoing.Frame, cancellationToken).ConfigureAwait(false);
        if (result.IsCompleted || result.IsCanceled)
        {
            ReportClientGone();
            throw new OperationCanceledException("The client has given up the call.");
        }
    }

    /// <summary>Remembers that the client's half of the transport broke before the framework says so.</summary>
    public void ReportClientGone() => _isClientGone = true;

    /// <summary>Sends how the call ended; in the headers when nothing else was sent, else in the trailers.</summary>
    public void End(Status status)
    {
        _isEnded = true;
        StatusCore = status;
        var response = HttpContext.Response;
        var destination = _hasResponse || response.HasStarted
            ? HttpContext.Features.Get<IHttpResponseTrailersFeature>()?.Trailers
            : response.Headers;
        if (destination is null or { IsReadOnly: true })
        {
            return;
        }

        destination[GrpcHeaders.Status] = ((int)status.StatusCode).ToString(CultureInfo.InvariantCulture);
        if (!string.IsNullOrEmpty(status.Detail))
        {
            destination[GrpcHeaders.Message] = PercentEncoding.Encode(status.Detail);
        }

        Append(_responseTrailers, destination);
    }

    public void Dispose() => _deadline.Dispose();

    protected override async Task WriteResponseHeadersAsyncCore(Metadata responseHeaders)
    {
        ArgumentNullException.ThrowIfNull(responseHeaders);
        if (HttpContext.Response.HasStarted || _hasResponse)
        {
            throw new InvalidOperationException("Response headers can be sent once, and only before the first response.");
        }

        if (responseHeaders.GetValue(GrpcHeaders.RequestedEncoding) is { } requested)
        {
            ChooseResponseEncoding(requested);
        }

        Append(responseHeaders, HttpContext.Response.Headers);
        _hasResponse = true;
        await HttpContext.Response.BodyWriter.FlushAsync(CancellationTokenCore).ConfigureAwait(false);
    }

    protected override ContextPropagationToken CreatePropagationTokenCore(ContextPropagationOptions? options) =>
        throw new NotSupportedException(
            "Tokens are not supported. Pass Deadline and CancellationToken of this call on to the calls made on its behalf.");

    private static string Format(string scheme, IPAddress address, int port) =>
        string.Create(CultureInfo.InvariantCulture, $"{scheme}:{new IPEndPoint(address, port)}");

    private static void Append(Metadata? metadata, IHeaderDictionary destination)
    {
        foreach (var entry in metadata ?? Metadata.Empty)
        {
            if (!GrpcHeaders.IsReserved(entry.Key))
            {
                destination.Append(entry.Key, MetadataEncoding.Encode(entry));
            }
        }
    }

    private void ChooseResponseEncoding(string? wanted)
    {
        _compressResponses = wanted == MessageEncoding.Gzip
            && MessageEncoding.IsAccepted(HttpContext.Request.Headers[GrpcHeaders.AcceptEncoding].ToString(), MessageEncoding.Gzip);
        if (_compressResponses)
        {
            HttpContext.Response.Headers[GrpcHeaders.Encoding] = MessageEncoding.Gzip;
        }
        else
        {
            HttpContext.Response.Headers.Remove(GrpcHeaders.Encoding);
        }
    }

    private Metadata ReadRequestHeaders()
    {
        var metadata = new Metadata();
        foreach (var (name, values) in HttpContext.Request.Headers)
        {
            foreach (var value in values)
            {
                MetadataEncoding.AddTo(metadata, name, value ?? "");
            }
        }

        return metadata;
    }
}

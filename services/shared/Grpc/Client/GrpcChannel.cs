using Grpc.Core;
using Grpc.Net.Client.Calls;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Logging.Abstractions;

namespace Grpc.Net.Client;

/// <summary>Connections to one server. Meant to live as long as the application and to be shared by all clients of that server.</summary>
public sealed class GrpcChannel : ChannelBase, IDisposable
{
    private readonly HttpMessageInvoker _http;
    private readonly CancellationTokenSource _disposed = new();

    private GrpcChannel(Uri address, GrpcChannelOptions options)
        : base(address.Authority)
    {
        if (!address.IsAbsoluteUri || (address.Scheme != Uri.UriSchemeHttp && address.Scheme != Uri.UriSchemeHttps))
        {
            throw new ArgumentException(
                $"'{address}' is no address of a gRPC server. Use http://host:port or https://host:port.", nameof(address));
        }

        Address = address;
        Options = options;
        Logger = (options.LoggerFactory ?? NullLoggerFactory.Instance).CreateLogger<GrpcChannel>();
        _http = new HttpMessageInvoker(
            options.HttpHandler ?? DefaultHttpHandler.Create(), disposeHandler: options.HttpHandler is null || options.DisposeHttpClient);
        DisposedToken = _disposed.Token;
    }

    internal Uri Address { get; }

    internal GrpcChannelOptions Options { get; }

    internal ILogger Logger { get; }

    internal CancellationToken DisposedToken { get; }

    /// <summary>Creates a channel. Connections are made when the first call needs them.</summary>
    /// <param name="address">Address of the server, for example <c>http://jobs:8080</c>.</param>
    public static GrpcChannel ForAddress(string address) => ForAddress(address, new GrpcChannelOptions());

    /// <summary>Creates a channel. Connections are made when the first call needs them.</summary>
    /// <param name="address">Address of the server, for example <c>http://jobs:8080</c>.</param>
    /// <param name="channelOptions">How the channel makes its calls.</param>
    public static GrpcChannel ForAddress(string address, GrpcChannelOptions channelOptions) =>
        ForAddress(new Uri(address, UriKind.Absolute), channelOptions);

    /// <summary>Creates a channel. Connections are made when the first call needs them.</summary>
    /// <param name="address">Address of the server.</param>
    public static GrpcChannel ForAddress(Uri address) => ForAddress(address, new GrpcChannelOptions());

    /// <summary>Creates a channel. Connections are made when the first call needs them.</summary>
    /// <param name="address">Address of the server.</param>
    /// <param name="channelOptions">How the channel makes its calls.</param>
    public static GrpcChannel ForAddress(Uri address, GrpcChannelOptions channelOptions)
    {
        ArgumentNullException.ThrowIfNull(address);
        ArgumentNullException.ThrowIfNull(channelOptions);
        return new GrpcChannel(address, channelOptions);
    }

    /// <inheritdoc />
    public override CallInvoker CreateCallInvoker()
    {
        ObjectDisposedException.ThrowIf(DisposedToken.IsCancellationRequested, this);
        return new HttpCallInvoker(this);
    }

    /// <summary>Cancels running calls and closes the connections.</summary>
    public void Dispose()
    {
        if (DisposedToken.IsCancellationRequested)
        {
            return;
        }

        _disposed.Cancel();
        _disposed.Dispose();
        _http.Dispose();
    }

    internal Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken) =>
        _http.SendAsync(request, cancellationToken);

    /// <inheritdoc />
    protected override Task ShutdownAsyncCore()
    {
        Dispose();
        return Task.CompletedTask;
    }
}

namespace Grpc.Core;

/// <summary>A running call of one request and many responses. Read it to the end or dispose it; disposing it early cancels it.</summary>
/// <typeparam name="TResponse">Response message.</typeparam>
/// <param name="responseStream">The responses.</param>
/// <param name="responseHeadersAsync">The metadata the server sends first.</param>
/// <param name="getStatusFunc">How the call ended.</param>
/// <param name="getTrailersFunc">The metadata the server sent last.</param>
/// <param name="disposeAction">Cancels the call if it still runs.</param>
public sealed class AsyncServerStreamingCall<TResponse>(
    IAsyncStreamReader<TResponse> responseStream,
    Task<Metadata> responseHeadersAsync,
    Func<Status> getStatusFunc,
    Func<Metadata> getTrailersFunc,
    Action disposeAction) : IDisposable
{
    /// <summary>The responses; reading fails with <see cref="RpcException"/> when the call ends with another status than OK.</summary>
    public IAsyncStreamReader<TResponse> ResponseStream { get; } = responseStream;

    /// <summary>The metadata the server sends first.</summary>
    public Task<Metadata> ResponseHeadersAsync { get; } = responseHeadersAsync;

    /// <summary>How the call ended.</summary>
    /// <exception cref="InvalidOperationException">The call still runs.</exception>
    public Status GetStatus() => getStatusFunc();

    /// <summary>The metadata the server sent last.</summary>
    /// <exception cref="InvalidOperationException">The call still runs.</exception>
    public Metadata GetTrailers() => getTrailersFunc();

    /// <summary>Cancels the call if it still runs, and frees what it holds.</summary>
    public void Dispose() => disposeAction();
}

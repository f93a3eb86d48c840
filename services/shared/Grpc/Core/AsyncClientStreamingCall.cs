using System.Runtime.CompilerServices;

namespace Grpc.Core;

/// <summary>A running call of many requests and one response. Await it for the response; disposing it early cancels it.</summary>
/// <typeparam name="TRequest">Request message.</typeparam>
/// <typeparam name="TResponse">Response message.</typeparam>
/// <param name="requestStream">The requests.</param>
/// <param name="responseAsync">The response; fails with <see cref="RpcException"/>.</param>
/// <param name="responseHeadersAsync">The metadata the server sends first.</param>
/// <param name="getStatusFunc">How the call ended.</param>
/// <param name="getTrailersFunc">The metadata the server sent last.</param>
/// <param name="disposeAction">Cancels the call if it still runs.</param>
public sealed class AsyncClientStreamingCall<TRequest, TResponse>(
    IClientStreamWriter<TRequest> requestStream,
    Task<TResponse> responseAsync,
    Task<Metadata> responseHeadersAsync,
    Func<Status> getStatusFunc,
    Func<Metadata> getTrailersFunc,
    Action disposeAction) : IDisposable
{
    /// <summary>The requests.</summary>
    public IClientStreamWriter<TRequest> RequestStream { get; } = requestStream;

    /// <summary>The response; fails with <see cref="RpcException"/> when the call ends with another status than OK.</summary>
    public Task<TResponse> ResponseAsync { get; } = responseAsync;

    /// <summary>The metadata the server sends first.</summary>
    public Task<Metadata> ResponseHeadersAsync { get; } = responseHeadersAsync;

    /// <summary>Makes the call awaitable: the same as awaiting <see cref="ResponseAsync"/>.</summary>
    public TaskAwaiter<TResponse> GetAwaiter() => ResponseAsync.GetAwaiter();

    /// <summary>Awaits <see cref="ResponseAsync"/> with or without the captured context.</summary>
    /// <param name="continueOnCapturedContext">True to come back to the captured context.</param>
    public ConfiguredTaskAwaitable<TResponse> ConfigureAwait(bool continueOnCapturedContext) =>
        ResponseAsync.ConfigureAwait(continueOnCapturedContext);

    /// <summary>How the call ended.</summary>
    /// <exception cref="InvalidOperationException">The call still runs.</exception>
    public Status GetStatus() => getStatusFunc();

    /// <summary>The metadata the server sent last.</summary>
    /// <exception cref="InvalidOperationException">The call still runs.</exception>
    public Metadata GetTrailers() => getTrailersFunc();

    /// <summary>Cancels the call if it still runs, and frees what it holds.</summary>
    public void Dispose() => disposeAction();
}

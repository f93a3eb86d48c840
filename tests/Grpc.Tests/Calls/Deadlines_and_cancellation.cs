using Grpc.Core;
using Grpc.Net.Client;
using Grpc.Testing;
using KeymapBakery.Grpc.Tests.Serving;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Connections.Features;
using Microsoft.AspNetCore.Http.Features;
using Microsoft.Extensions.DependencyInjection;
using Shouldly;

namespace KeymapBakery.Grpc.Tests.Calls;

public sealed class Deadlines_and_cancellation : IAsyncLifetime
{
    private readonly ScriptedService _service = new();
    private TestServer _server = null!;
    private TestService.TestServiceClient _client = null!;

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    public async ValueTask InitializeAsync()
    {
        _server = await TestServer.StartAsync(
            application => application.MapGrpcService<ScriptedService>(), register: services => services.AddSingleton(_service));
        _client = new TestService.TestServiceClient(_server.Channel);
    }

    public ValueTask DisposeAsync() => _server.DisposeAsync();

    [Fact]
    public async Task The_server_learns_the_deadline_of_the_client()
    {
        var seen = new TaskCompletionSource<DateTime>();
        _service.OnEmptyCall = context =>
        {
            seen.SetResult(context.Deadline);
            return Task.FromResult(new Empty());
        };
        var deadline = DateTime.UtcNow.AddSeconds(30);

        await _client.EmptyCallAsync(new Empty(), deadline: deadline, cancellationToken: Cancellation);

        (await seen.Task).ShouldBe(deadline, TimeSpan.FromSeconds(5));
    }

    [Fact]
    public async Task A_call_without_deadline_has_none_on_the_server_either()
    {
        var seen = new TaskCompletionSource<DateTime>();
        _service.OnEmptyCall = context =>
        {
            seen.SetResult(context.Deadline);
            return Task.FromResult(new Empty());
        };

        await _client.EmptyCallAsync(new Empty(), cancellationToken: Cancellation);

        (await seen.Task).ShouldBe(DateTime.MaxValue);
    }

    [Fact]
    public async Task A_deadline_that_passes_ends_the_call_on_both_sides()
    {
        var cancelled = new TaskCompletionSource();
        _service.OnEmptyCall = async context =>
        {
            await using var registration = context.CancellationToken.Register(cancelled.SetResult);
            await Task.Delay(Timeout.Infinite, context.CancellationToken);
            return new Empty();
        };

        var call = _client.EmptyCallAsync(new Empty(), deadline: DateTime.UtcNow.AddMilliseconds(200), cancellationToken: Cancellation);

        (await Should.ThrowAsync<RpcException>(call.ResponseAsync)).StatusCode.ShouldBe(StatusCode.DeadlineExceeded);
        await cancelled.Task.WaitAsync(TimeSpan.FromSeconds(10), Cancellation);
    }

    [Fact]
    public async Task A_deadline_in_the_past_fails_without_asking_the_server()
    {
        var asked = false;
        _service.OnEmptyCall = _ =>
        {
            asked = true;
            return Task.FromResult(new Empty());
        };

        var call = _client.EmptyCallAsync(new Empty(), deadline: DateTime.UtcNow.AddSeconds(-1), cancellationToken: Cancellation);

        (await Should.ThrowAsync<RpcException>(call.ResponseAsync)).StatusCode.ShouldBe(StatusCode.DeadlineExceeded);
        asked.ShouldBeFalse();
    }

    [Fact]
    public void A_deadline_in_local_time_is_refused() => Should.Throw<ArgumentException>(
        () => _client.EmptyCallAsync(new Empty(), deadline: DateTime.Now.AddSeconds(5), cancellationToken: Cancellation));

    [Fact]
    public async Task Disposing_a_call_cancels_it_on_the_server()
    {
        var cancelled = new TaskCompletionSource();
        _service.OnStreamingOutputCall = async (responses, context) =>
        {
            await responses.WriteAsync(new StreamingOutputCallResponse());
            await using var registration = context.CancellationToken.Register(cancelled.SetResult);
            await Task.Delay(Timeout.Infinite, context.CancellationToken);
        };

        var call = _client.StreamingOutputCall(new StreamingOutputCallRequest(), cancellationToken: Cancellation);
        (await call.ResponseStream.MoveNext(Cancellation)).ShouldBeTrue();
        call.Dispose();

        call.GetStatus().StatusCode.ShouldBe(StatusCode.Cancelled);
        await cancelled.Task.WaitAsync(TimeSpan.FromSeconds(10), Cancellation);
    }

    [Fact]
    public async Task A_client_that_vanishes_cancels_its_calls_on_the_server()
    {
        var started = new TaskCompletionSource();
        var cancelled = new TaskCompletionSource();
        _service.OnEmptyCall = async context =>
        {
            await using var registration = context.CancellationToken.Register(cancelled.SetResult);
            started.SetResult();
            await Task.Delay(Timeout.Infinite, context.CancellationToken);
            return new Empty();
        };
        var channel = _server.Connect();
        var call = new TestService.TestServiceClient(channel).EmptyCallAsync(new Empty(), cancellationToken: Cancellation);
        await started.Task.WaitAsync(TimeSpan.FromSeconds(10), Cancellation);

        channel.Dispose();

        (await Should.ThrowAsync<RpcException>(call.ResponseAsync)).StatusCode.ShouldBe(StatusCode.Cancelled);
        await cancelled.Task.WaitAsync(TimeSpan.FromSeconds(10), Cancellation);
    }

    [Fact]
    public async Task Cancelling_a_read_cancels_the_call()
    {
        _service.OnStreamingOutputCall = (_, context) => Task.Delay(Timeout.Infinite, context.CancellationToken);
        using var call = _client.StreamingOutputCall(new StreamingOutputCallRequest(), cancellationToken: Cancellation);
        using var cancel = new CancellationTokenSource(TimeSpan.FromMilliseconds(100));

        var read = call.ResponseStream.MoveNext(cancel.Token);

        (await Should.ThrowAsync<RpcException>(read)).StatusCode.ShouldBe(StatusCode.Cancelled);
    }

    [Fact]
    public async Task Cancellation_can_be_told_as_dotnet_tells_it()
    {
        _service.OnEmptyCall = async context =>
        {
            await Task.Delay(Timeout.Infinite, context.CancellationToken);
            return new Empty();
        };
        using var channel = _server.Connect(options => options.ThrowOperationCanceledOnCancellation = true);
        using var cancel = new CancellationTokenSource(TimeSpan.FromMilliseconds(100));

        var call = new TestService.TestServiceClient(channel).EmptyCallAsync(new Empty(), cancellationToken: cancel.Token);

        await Should.ThrowAsync<OperationCanceledException>(call.ResponseAsync);
    }

    [Fact]
    public async Task A_connection_that_breaks_makes_its_calls_unavailable()
    {
        var cancelled = new TaskCompletionSource();
        _service.OnEmptyCall = async context =>
        {
            await using var registration = context.CancellationToken.Register(cancelled.SetResult);
            context.GetHttpContext().Features.GetRequiredFeature<IConnectionLifetimeFeature>().Abort();
            await Task.Delay(Timeout.Infinite, context.CancellationToken);
            return new Empty();
        };

        var call = _client.EmptyCallAsync(new Empty(), cancellationToken: Cancellation);

        (await Should.ThrowAsync<RpcException>(call.ResponseAsync)).StatusCode.ShouldBe(StatusCode.Unavailable);
        await cancelled.Task.WaitAsync(TimeSpan.FromSeconds(10), Cancellation);
        _service.OnEmptyCall = _ => Task.FromResult(new Empty());
        await _client.EmptyCallAsync(new Empty(), cancellationToken: Cancellation);
    }

    [Fact]
    public async Task Nobody_listening_is_unavailable()
    {
        using var channel = GrpcChannel.ForAddress("http://127.0.0.1:1");

        var call = new TestService.TestServiceClient(channel).EmptyCallAsync(new Empty(), cancellationToken: Cancellation);

        var exception = await Should.ThrowAsync<RpcException>(call.ResponseAsync);
        exception.StatusCode.ShouldBe(StatusCode.Unavailable);
        (await Should.ThrowAsync<RpcException>(call.ResponseHeadersAsync)).StatusCode.ShouldBe(StatusCode.Unavailable);
    }
}

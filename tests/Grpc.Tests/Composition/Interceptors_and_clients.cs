using System.Collections.Concurrent;
using Grpc.Core;
using Grpc.Core.Interceptors;
using Grpc.Net.ClientFactory;
using Grpc.Testing;
using KeymapBakery.Grpc.Tests.Serving;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;
using Shouldly;

namespace KeymapBakery.Grpc.Tests.Composition;

public sealed class Interceptors_and_clients
{
    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Server_interceptors_see_calls_in_their_order()
    {
        var log = new ConcurrentQueue<string>();
        await using var server = await TestServer.StartAsync(
            application => application.MapGrpcService<InteropService>(),
            options =>
            {
                options.Interceptors.Add<Tracing>("first");
                options.Interceptors.Add<Tracing>("second");
            },
            services => services.AddSingleton(log));
        var client = new TestService.TestServiceClient(server.Channel);

        await client.EmptyCallAsync(new Empty(), cancellationToken: Cancellation);
        using var stream = client.StreamingOutputCall(new StreamingOutputCallRequest(), cancellationToken: Cancellation);
        (await stream.ResponseStream.MoveNext(Cancellation)).ShouldBeFalse();

        log.ShouldBe(["first unary", "second unary", "first streaming", "second streaming"]);
    }

    [Fact]
    public async Task Options_of_one_service_start_from_those_of_all()
    {
        await using var server = await TestServer.StartAsync(
            application => application.MapGrpcService<ScriptedService>(),
            options => options.EnableDetailedErrors = true,
            services =>
            {
                services.AddSingleton(new ScriptedService { OnEmptyCall = _ => throw new InvalidOperationException("the reason") });
                services.AddGrpc().AddServiceOptions<ScriptedService>(options => options.MaxReceiveMessageSize = 10);
            });

        var call = new TestService.TestServiceClient(server.Channel).EmptyCallAsync(new Empty(), cancellationToken: Cancellation);

        (await Should.ThrowAsync<RpcException>(call.ResponseAsync)).Status.Detail.ShouldContain("the reason");
    }

    [Fact]
    public async Task A_service_is_made_and_disposed_for_each_call()
    {
        var log = new ConcurrentQueue<string>();
        await using var server = await TestServer.StartAsync(
            application => application.MapGrpcService<DisposableService>(), register: services => services.AddSingleton(log));
        var client = new TestService.TestServiceClient(server.Channel);

        await client.EmptyCallAsync(new Empty(), cancellationToken: Cancellation);
        await client.EmptyCallAsync(new Empty(), cancellationToken: Cancellation);

        log.ShouldBe(["made", "called", "disposed", "made", "called", "disposed"]);
    }

    [Fact]
    public async Task Clients_come_from_the_container_and_share_a_connection()
    {
        var connections = new ConcurrentDictionary<string, bool>();
        await using var server = await TestServer.StartAsync(application =>
        {
            application.Use((HttpContext context, RequestDelegate next) =>
            {
                connections.TryAdd(context.Connection.Id, true);
                return next(context);
            });
            application.MapGrpcService<InteropService>();
        });
        var services = new ServiceCollection();
        var log = new ConcurrentQueue<string>();
        services.AddSingleton(new ClientTracing(log));
        services.AddGrpcClient<TestService.TestServiceClient>(options => options.Address = server.Address)
            .ConfigureChannel(options => options.MaxReceiveMessageSize = 1000)
            .AddInterceptor<ClientTracing>()
            .AddInterceptor(InterceptorScope.Client, _ => new ClientTracing(log));
        await using var provider = services.BuildServiceProvider();

        for (var count = 0; count < 3; count++)
        {
            var client = provider.GetRequiredService<TestService.TestServiceClient>();
            await client.EmptyCallAsync(new Empty(), cancellationToken: Cancellation);
        }

        var tooLarge = provider.GetRequiredService<GrpcClientFactory>().CreateClient<TestService.TestServiceClient>(nameof(TestService.TestServiceClient))
            .UnaryCallAsync(new SimpleRequest { ResponseSize = 1000 }, cancellationToken: Cancellation);
        (await Should.ThrowAsync<RpcException>(tooLarge.ResponseAsync)).StatusCode.ShouldBe(StatusCode.ResourceExhausted);
        connections.Count.ShouldBe(1);
        log.Count.ShouldBe(8);
    }

    [Fact]
    public void A_client_without_address_says_what_to_set()
    {
        var services = new ServiceCollection();
        services.AddGrpcClient<TestService.TestServiceClient>(_ => { });
        using var provider = services.BuildServiceProvider();

        Should.Throw<InvalidOperationException>(provider.GetRequiredService<TestService.TestServiceClient>)
            .Message.ShouldContain(nameof(TestService.TestServiceClient));
    }

    [Fact]
    public async Task Metadata_can_be_added_to_every_call()
    {
        string? seen = null;
        await using var server = await TestServer.StartAsync(
            application => application.MapGrpcService<ScriptedService>(),
            register: services => services.AddSingleton(new ScriptedService
            {
                OnEmptyCall = context =>
                {
                    seen = context.RequestHeaders.GetValue("x-added");
                    return Task.FromResult(new Empty());
                },
            }));
        var invoker = server.Channel.Intercept(headers =>
        {
            headers.Add("x-added", "yes");
            return headers;
        });

        await new TestService.TestServiceClient(invoker).EmptyCallAsync(new Empty(), cancellationToken: Cancellation);

        seen.ShouldBe("yes");
    }

    private sealed class Tracing(ConcurrentQueue<string> log, string name) : Interceptor
    {
        public override Task<TResponse> UnaryServerHandler<TRequest, TResponse>(
            TRequest request, ServerCallContext context, UnaryServerMethod<TRequest, TResponse> continuation)
        {
            log.Enqueue($"{name} unary");
            return continuation(request, context);
        }

        public override Task ServerStreamingServerHandler<TRequest, TResponse>(
            TRequest request,
            IServerStreamWriter<TResponse> responseStream,
            ServerCallContext context,
            ServerStreamingServerMethod<TRequest, TResponse> continuation)
        {
            log.Enqueue($"{name} streaming");
            return continuation(request, responseStream, context);
        }
    }

    private sealed class ClientTracing(ConcurrentQueue<string> log) : Interceptor
    {
        public override AsyncUnaryCall<TResponse> AsyncUnaryCall<TRequest, TResponse>(
            TRequest request,
            ClientInterceptorContext<TRequest, TResponse> context,
            AsyncUnaryCallContinuation<TRequest, TResponse> continuation)
        {
            log.Enqueue(context.Method.Name);
            return continuation(request, context);
        }
    }

    private sealed class DisposableService : TestService.TestServiceBase, IDisposable
    {
        private readonly ConcurrentQueue<string> _log;

        public DisposableService(ConcurrentQueue<string> log)
        {
            _log = log;
            _log.Enqueue("made");
        }

        public override Task<Empty> EmptyCall(Empty request, ServerCallContext context)
        {
            _log.Enqueue("called");
            return Task.FromResult(new Empty());
        }

        public void Dispose() => _log.Enqueue("disposed");
    }
}

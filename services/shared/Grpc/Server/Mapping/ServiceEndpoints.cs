using System.Reflection;
using Grpc.AspNetCore.Server.Calls;
using Grpc.AspNetCore.Server.Interceptors;
using Grpc.Core;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace Grpc.AspNetCore.Server.Mapping;

/// <summary>Maps the methods that generated code binds for a service base to the overrides in the service.</summary>
internal sealed class ServiceEndpoints<TService> : ServiceBinderBase
    where TService : class
{
    private readonly IEndpointRouteBuilder _builder;
    private readonly GrpcServiceOptions _options;
    private readonly InterceptorPipeline _interceptors;
    private readonly TimeProvider _time;
    private readonly ILogger _logger;
    private readonly List<IEndpointConventionBuilder> _endpoints = [];

    private ServiceEndpoints(IEndpointRouteBuilder builder, GrpcServiceOptions options)
    {
        _builder = builder;
        _options = options;
        _interceptors = new InterceptorPipeline(options.Interceptors);
        _time = builder.ServiceProvider.GetRequiredService<TimeProvider>();
        _logger = builder.ServiceProvider.GetRequiredService<ILoggerFactory>().CreateLogger<TService>();
    }

    public static IReadOnlyList<IEndpointConventionBuilder> Map(IEndpointRouteBuilder builder, GrpcServiceOptions options)
    {
        var binding = typeof(TService).GetCustomAttribute<BindServiceMethodAttribute>(inherit: true)
            ?? throw new InvalidOperationException(
                $"{typeof(TService)} is no gRPC service. Derive it from the base class that is generated for its proto service.");
        var serviceBase = GeneratedBase();
        var bind = binding.BindType.GetMethod(
            binding.BindMethodName, BindingFlags.Static | BindingFlags.Public | BindingFlags.NonPublic, [typeof(ServiceBinderBase), serviceBase])
            ?? throw new InvalidOperationException($"{binding.BindType} has no method {binding.BindMethodName} for {serviceBase}.");

        var endpoints = new ServiceEndpoints<TService>(builder, options);
        bind.Invoke(null, BindingFlags.DoNotWrapExceptions, null, [endpoints, null], null);
        return endpoints._endpoints;
    }

    public override void AddMethod<TRequest, TResponse>(
        Method<TRequest, TResponse> method, UnaryServerMethod<TRequest, TResponse>? handler)
    {
        var run = Override<Func<TService, TRequest, ServerCallContext, Task<TResponse>>>(
            method, typeof(TRequest), typeof(ServerCallContext));
        Add(method, new UnaryCallHandler<TRequest, TResponse>(
            method,
            _interceptors.Before<TRequest, TResponse>((UnaryServerMethod<TRequest, TResponse>)(async (request, context) =>
            {
                await using var service = Activate(context);
                return await run(service.Instance, request, context).ConfigureAwait(false);
            })),
            _options,
            _time,
            _logger));
    }

    public override void AddMethod<TRequest, TResponse>(
        Method<TRequest, TResponse> method, ClientStreamingServerMethod<TRequest, TResponse>? handler)
    {
        var run = Override<Func<TService, IAsyncStreamReader<TRequest>, ServerCallContext, Task<TResponse>>>(
            method, typeof(IAsyncStreamReader<TRequest>), typeof(ServerCallContext));
        Add(method, new ClientStreamingCallHandler<TRequest, TResponse>(
            method,
            _interceptors.Before<TRequest, TResponse>((ClientStreamingServerMethod<TRequest, TResponse>)(async (requests, context) =>
            {
                await using var service = Activate(context);
                return await run(service.Instance, requests, context).ConfigureAwait(false);
            })),
            _options,
            _time,
            _logger));
    }

    public override void AddMethod<TRequest, TResponse>(
        Method<TRequest, TResponse> method, ServerStreamingServerMethod<TRequest, TResponse>? handler)
    {
        var run = Override<Func<TService, TRequest, IServerStreamWriter<TResponse>, ServerCallContext, Task>>(
            method, typeof(TRequest), typeof(IServerStreamWriter<TResponse>), typeof(ServerCallContext));
        Add(method, new ServerStreamingCallHandler<TRequest, TResponse>(
            method,
            _interceptors.Before<TRequest, TResponse>((ServerStreamingServerMethod<TRequest, TResponse>)(async (request, responses, context) =>
            {
                await using var service = Activate(context);
                await run(service.Instance, request, responses, context).ConfigureAwait(false);
            })),
            _options,
            _time,
            _logger));
    }

    public override void AddMethod<TRequest, TResponse>(
        Method<TRequest, TResponse> method, DuplexStreamingServerMethod<TRequest, TResponse>? handler)
    {
        var run = Override<Func<TService, IAsyncStreamReader<TRequest>, IServerStreamWriter<TResponse>, ServerCallContext, Task>>(
            method, typeof(IAsyncStreamReader<TRequest>), typeof(IServerStreamWriter<TResponse>), typeof(ServerCallContext));
        Add(method, new DuplexStreamingCallHandler<TRequest, TResponse>(
            method,
            _interceptors.Before<TRequest, TResponse>((DuplexStreamingServerMethod<TRequest, TResponse>)(async (requests, responses, context) =>
            {
                await using var service = Activate(context);
                await run(service.Instance, requests, responses, context).ConfigureAwait(false);
            })),
            _options,
            _time,
            _logger));
    }

    private static Type GeneratedBase()
    {
        var type = typeof(TService);
        while (!type.IsDefined(typeof(BindServiceMethodAttribute), inherit: false))
        {
            type = type.BaseType!;
        }

        return type;
    }

    private static Activation<TService> Activate(ServerCallContext context) =>
        Activation<TService>.Of(context.GetHttpContext().RequestServices, typeof(TService), []);

    // An open delegate: its first argument is the service, which differs from call to call.
    private static TDelegate Override<TDelegate>(IMethod method, params Type[] parameters)
        where TDelegate : Delegate => FindOverride(method, parameters).CreateDelegate<TDelegate>();

    private static MethodInfo FindOverride(IMethod method, Type[] parameters) =>
        typeof(TService).GetMethod(method.Name, BindingFlags.Instance | BindingFlags.Public, parameters)
        ?? throw new InvalidOperationException($"{typeof(TService)} has no method {method.Name} as generated code declares it.");

    private void Add<TRequest, TResponse>(Method<TRequest, TResponse> method, CallHandler handler)
    {
        var implementation = typeof(TService).GetMethods().FirstOrDefault(candidate => candidate.Name == method.Name);
        var endpoint = _builder.MapPost(method.FullName, handler.HandleAsync).WithDisplayName($"gRPC - {method.FullName}");
        endpoint.WithMetadata(
        [
            new GrpcMethodMetadata(typeof(TService), method),
            .. typeof(TService).GetCustomAttributes(inherit: true),
            .. implementation?.GetCustomAttributes(inherit: true) ?? [],
        ]);
        _endpoints.Add(endpoint);
    }
}

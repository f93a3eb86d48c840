using Grpc.Core.Interceptors;
using Grpc.Net.Client;
using Grpc.Net.ClientFactory;

namespace Microsoft.Extensions.DependencyInjection;

/// <summary>Continues the registration of generated clients.</summary>
public static class GrpcHttpClientBuilderExtensions
{
    /// <summary>Sets how the channel makes its calls.</summary>
    /// <param name="builder">The registration.</param>
    /// <param name="configureChannel">Sets the options.</param>
    public static IHttpClientBuilder ConfigureChannel(this IHttpClientBuilder builder, Action<GrpcChannelOptions> configureChannel)
    {
        ArgumentNullException.ThrowIfNull(configureChannel);
        return builder.ConfigureChannel((_, options) => configureChannel(options));
    }

    /// <summary>Sets how the channel makes its calls, with the help of other services.</summary>
    /// <param name="builder">The registration.</param>
    /// <param name="configureChannel">Sets the options.</param>
    public static IHttpClientBuilder ConfigureChannel(
        this IHttpClientBuilder builder, Action<IServiceProvider, GrpcChannelOptions> configureChannel)
    {
        ArgumentNullException.ThrowIfNull(builder);
        ArgumentNullException.ThrowIfNull(configureChannel);
        builder.Services.AddOptions<GrpcClientFactoryOptions>(builder.Name).Configure<IServiceProvider>(
            (options, services) => options.ChannelOptionsActions.Add(channel => configureChannel(services, channel)));
        return builder;
    }

    /// <summary>Leads the calls of all clients of the registration through an interceptor from the container.</summary>
    /// <typeparam name="TInterceptor">Its type.</typeparam>
    /// <param name="builder">The registration.</param>
    public static IHttpClientBuilder AddInterceptor<TInterceptor>(this IHttpClientBuilder builder)
        where TInterceptor : Interceptor => builder.AddInterceptor<TInterceptor>(InterceptorScope.Channel);

    /// <summary>Leads the calls through an interceptor from the container.</summary>
    /// <typeparam name="TInterceptor">Its type.</typeparam>
    /// <param name="builder">The registration.</param>
    /// <param name="scope">Who shares it.</param>
    public static IHttpClientBuilder AddInterceptor<TInterceptor>(this IHttpClientBuilder builder, InterceptorScope scope)
        where TInterceptor : Interceptor =>
        builder.AddInterceptor(scope, services => services.GetRequiredService<TInterceptor>());

    /// <summary>Leads the calls of all clients of the registration through an interceptor.</summary>
    /// <param name="builder">The registration.</param>
    /// <param name="configureInvoker">Makes it.</param>
    public static IHttpClientBuilder AddInterceptor(this IHttpClientBuilder builder, Func<IServiceProvider, Interceptor> configureInvoker) =>
        builder.AddInterceptor(InterceptorScope.Channel, configureInvoker);

    /// <summary>Leads the calls through an interceptor.</summary>
    /// <param name="builder">The registration.</param>
    /// <param name="scope">Who shares it.</param>
    /// <param name="configureInvoker">Makes it.</param>
    public static IHttpClientBuilder AddInterceptor(
        this IHttpClientBuilder builder, InterceptorScope scope, Func<IServiceProvider, Interceptor> configureInvoker)
    {
        ArgumentNullException.ThrowIfNull(builder);
        builder.Services.Configure<GrpcClientFactoryOptions>(
            builder.Name, options => options.InterceptorRegistrations.Add(new InterceptorRegistration(scope, configureInvoker)));
        return builder;
    }
}

using Microsoft.Extensions.DependencyInjection;

namespace Grpc.AspNetCore.Server;

/// <summary>An instance for one call: the container's, or one made for the call and disposed with it.</summary>
internal readonly struct Activation<T> : IAsyncDisposable
    where T : class
{
    private readonly bool _isOwned;

    private Activation(T instance, bool isOwned) => (Instance, _isOwned) = (instance, isOwned);

    public T Instance { get; }

    public static Activation<T> Of(IServiceProvider services, Type type, object[] arguments) =>
        arguments.Length == 0 && services.GetService(type) is T registered
            ? new(registered, isOwned: false)
            : new((T)ActivatorUtilities.CreateInstance(services, type, arguments), isOwned: true);

    public ValueTask DisposeAsync()
    {
        if (_isOwned && Instance is IAsyncDisposable asyncDisposable)
        {
            return asyncDisposable.DisposeAsync();
        }

        if (_isOwned && Instance is IDisposable disposable)
        {
            disposable.Dispose();
        }

        return ValueTask.CompletedTask;
    }
}

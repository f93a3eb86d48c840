namespace Grpc.Core;

/// <summary>Connections to one server.</summary>
public abstract class ChannelBase
{
    private bool _isShutdown;

    /// <summary>Creates the channel.</summary>
    /// <param name="target">Authority of the server, for example <c>jobs:8080</c>.</param>
    protected ChannelBase(string target) => Target = target ?? throw new ArgumentNullException(nameof(target));

    /// <summary>Authority of the server.</summary>
    public string Target { get; }

    /// <summary>Makes what generated clients make their calls with.</summary>
    public abstract CallInvoker CreateCallInvoker();

    /// <summary>Ends running calls and closes the connections. To be called once.</summary>
    /// <exception cref="InvalidOperationException">The channel was shut down before.</exception>
    public Task ShutdownAsync()
    {
        if (Interlocked.Exchange(ref _isShutdown, true))
        {
            throw new InvalidOperationException("The channel is shut down already.");
        }

        return ShutdownAsyncCore();
    }

    /// <summary>Does the work of <see cref="ShutdownAsync"/>.</summary>
    protected virtual Task ShutdownAsyncCore() => Task.CompletedTask;
}

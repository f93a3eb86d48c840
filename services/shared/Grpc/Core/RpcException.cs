namespace Grpc.Core;

/// <summary>
/// A call ended with another status than OK. Clients receive it; servers throw it to end a call with a chosen status.
/// </summary>
/// <param name="status">How the call ended.</param>
/// <param name="trailers">The trailing metadata.</param>
/// <param name="message">Message of the exception.</param>
public class RpcException(Status status, Metadata trailers, string message) : Exception(message, status.DebugException)
{
    /// <summary>Creates the exception without trailers.</summary>
    /// <param name="status">How the call ended.</param>
    public RpcException(Status status)
        : this(status, Metadata.Empty, status.ToString())
    {
    }

    /// <summary>Creates the exception without trailers, with a message of its own.</summary>
    /// <param name="status">How the call ended.</param>
    /// <param name="message">Message of the exception.</param>
    public RpcException(Status status, string message)
        : this(status, Metadata.Empty, message)
    {
    }

    /// <summary>Creates the exception with trailing metadata.</summary>
    /// <param name="status">How the call ended.</param>
    /// <param name="trailers">The trailing metadata.</param>
    public RpcException(Status status, Metadata trailers)
        : this(status, trailers, status.ToString())
    {
    }

    /// <summary>How the call ended.</summary>
    public Status Status { get; } = status;

    /// <summary>The code of <see cref="Status"/>.</summary>
    public StatusCode StatusCode => Status.StatusCode;

    /// <summary>The trailing metadata.</summary>
    public Metadata Trailers { get; } = trailers ?? throw new ArgumentNullException(nameof(trailers));
}

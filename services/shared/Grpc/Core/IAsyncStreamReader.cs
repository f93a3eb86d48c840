namespace Grpc.Core;

/// <summary>Messages as they arrive.</summary>
/// <typeparam name="T">The message.</typeparam>
public interface IAsyncStreamReader<out T>
{
    /// <summary>The message of the last <see cref="MoveNext"/> that was true.</summary>
    T Current { get; }

    /// <summary>Waits for the next message. Only one wait at a time.</summary>
    /// <param name="cancellationToken">Cancels the call.</param>
    /// <returns>False when the peer has sent its last message.</returns>
    Task<bool> MoveNext(CancellationToken cancellationToken);
}

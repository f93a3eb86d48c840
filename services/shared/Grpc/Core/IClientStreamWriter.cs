namespace Grpc.Core;

/// <summary>The requests of a call whose client sends many.</summary>
/// <typeparam name="T">The request message.</typeparam>
public interface IClientStreamWriter<in T> : IAsyncStreamWriter<T>
{
    /// <summary>Tells the server that there are no more requests.</summary>
    Task CompleteAsync();
}

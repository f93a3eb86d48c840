namespace Grpc.Core;

/// <summary>The responses of a call whose server sends many.</summary>
/// <typeparam name="T">The response message.</typeparam>
public interface IServerStreamWriter<in T> : IAsyncStreamWriter<T>
{
}

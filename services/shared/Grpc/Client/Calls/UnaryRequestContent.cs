using System.Net;
using Grpc.Core;

namespace Grpc.Net.Client.Calls;

/// <summary>The body of a request with one message. It may be asked for again when a connection refuses the request.</summary>
internal sealed class UnaryRequestContent<TRequest>(
    ClientCall call, TRequest request, Action<TRequest, SerializationContext> serializer) : HttpContent
{
    protected override Task SerializeToStreamAsync(Stream stream, TransportContext? context) =>
        SerializeToStreamAsync(stream, context, CancellationToken.None);

    protected override async Task SerializeToStreamAsync(Stream stream, TransportContext? context, CancellationToken cancellationToken)
    {
        using var message = call.Serialize(request, serializer, call.Options.WriteOptions?.Flags ?? default);
        await stream.WriteAsync(message.Frame, cancellationToken).ConfigureAwait(false);
    }

    protected override bool TryComputeLength(out long length)
    {
        length = 0;
        return false;
    }
}

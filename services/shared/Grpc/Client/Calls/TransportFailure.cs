using Grpc.Core;

namespace Grpc.Net.Client.Calls;

/// <summary>Turns what HTTP throws into the status of a call.</summary>
internal static class TransportFailure
{
    public static Status Explain(Exception exception)
    {
        for (var cause = exception; cause is not null; cause = cause.InnerException)
        {
            if (cause is HttpProtocolException protocol)
            {
                return new Status(Map(protocol.ErrorCode), $"The server reset the call. {protocol.Message}", exception);
            }
        }

        var code = exception switch
        {
            HttpRequestException or IOException => StatusCode.Unavailable,
            OperationCanceledException { InnerException: TimeoutException } => StatusCode.Unavailable,
            OperationCanceledException => StatusCode.Cancelled,
            _ => StatusCode.Internal,
        };
        return new Status(code, $"The call failed on its way. {Messages(exception)}", exception);
    }

    // The table of HTTP/2 error codes in https://github.com/grpc/grpc/blob/master/doc/PROTOCOL-HTTP2.md
    private static StatusCode Map(long errorCode) => errorCode switch
    {
        0x7 => StatusCode.Unavailable,
        0x8 => StatusCode.Cancelled,
        0xb => StatusCode.ResourceExhausted,
        0xc => StatusCode.PermissionDenied,
        _ => StatusCode.Internal,
    };

    private static string Messages(Exception exception)
    {
        var messages = new List<string>();
        for (var cause = exception; cause is not null; cause = cause.InnerException)
        {
            if (!messages.Exists(message => message.Contains(cause.Message, StringComparison.Ordinal)))
            {
                messages.Add(cause.Message);
            }
        }

        return string.Join(' ', messages);
    }
}

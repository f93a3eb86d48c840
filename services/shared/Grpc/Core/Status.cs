namespace Grpc.Core;

/// <summary>Outcome of a call: a code, a text for people, and on the client possibly the exception behind it.</summary>
/// <param name="statusCode">The code.</param>
/// <param name="detail">Text for people; travels as <c>grpc-message</c>.</param>
/// <param name="debugException">What caused the outcome locally; never sent.</param>
public struct Status(StatusCode statusCode, string detail, Exception? debugException)
{
    /// <summary>Success without a text.</summary>
    public static readonly Status DefaultSuccess = new(StatusCode.OK, "");

    /// <summary>Cancellation without a text.</summary>
    public static readonly Status DefaultCancelled = new(StatusCode.Cancelled, "");

    /// <summary>Creates an outcome.</summary>
    /// <param name="statusCode">The code.</param>
    /// <param name="detail">Text for people; travels as <c>grpc-message</c>.</param>
    public Status(StatusCode statusCode, string detail)
        : this(statusCode, detail, null)
    {
    }

    /// <summary>The code.</summary>
    public StatusCode StatusCode { get; } = statusCode;

    /// <summary>Text for people.</summary>
    public string Detail { get; } = detail;

    /// <summary>What caused the outcome locally; never sent.</summary>
    public Exception? DebugException { get; } = debugException;

    /// <summary>Code, text and exception on one line, for logs.</summary>
    public override readonly string ToString() => DebugException is null
        ? $"Status(StatusCode=\"{StatusCode}\", Detail=\"{Detail}\")"
        : $"Status(StatusCode=\"{StatusCode}\", Detail=\"{Detail}\", DebugException=\"{DebugException.GetType()}: {DebugException.Message}\")";
}

using System.Diagnostics;
using System.Diagnostics.Metrics;
using Grpc.Core;

namespace Grpc.Telemetry;

/// <summary>
/// Names and instruments of what is told of calls, as OpenTelemetry's semantic conventions for RPC have them
/// (https://opentelemetry.io/docs/specs/semconv/rpc/, as of version 1.39).
/// </summary>
internal static class RpcTelemetry
{
    public const string SystemName = "grpc";
    public const string SystemTag = "rpc.system.name";
    public const string MethodTag = "rpc.method";
    public const string StatusTag = "rpc.response.status_code";
    public const string ErrorTag = "error.type";
    public const string ServerAddressTag = "server.address";
    public const string ServerPortTag = "server.port";

    private static readonly Meter ClientMeter = new(Client);
    private static readonly Meter ServerMeter = new(Server);

    // Those the conventions advise.
    private static readonly InstrumentAdvice<double> Seconds =
        new() { HistogramBucketBoundaries = [0.005, 0.01, 0.025, 0.05, 0.075, 0.1, 0.25, 0.5, 0.75, 1, 2.5, 5, 7.5, 10] };

    /// <summary>Name of the activity source and the meter of clients; the source's is that of the official package.</summary>
    public const string Client = "Grpc.Net.Client";

    /// <summary>Name of the meter of servers.</summary>
    public const string Server = "Grpc.AspNetCore.Server";

    public static ActivitySource Activities { get; } = new(Client);

    public static Histogram<double> ClientDurations { get; } =
        ClientMeter.CreateHistogram("rpc.client.call.duration", "s", "Duration of outgoing remote procedure calls.", tags: null, advice: Seconds);

    public static Histogram<double> ServerDurations { get; } =
        ServerMeter.CreateHistogram("rpc.server.call.duration", "s", "Duration of incoming remote procedure calls.", tags: null, advice: Seconds);

    /// <summary>Name of a status as the gRPC specification writes it, for example <c>NOT_FOUND</c>.</summary>
    public static string NameOf(StatusCode status) => status switch
    {
        StatusCode.OK => "OK",
        StatusCode.Cancelled => "CANCELLED",
        StatusCode.Unknown => "UNKNOWN",
        StatusCode.InvalidArgument => "INVALID_ARGUMENT",
        StatusCode.DeadlineExceeded => "DEADLINE_EXCEEDED",
        StatusCode.NotFound => "NOT_FOUND",
        StatusCode.AlreadyExists => "ALREADY_EXISTS",
        StatusCode.PermissionDenied => "PERMISSION_DENIED",
        StatusCode.ResourceExhausted => "RESOURCE_EXHAUSTED",
        StatusCode.FailedPrecondition => "FAILED_PRECONDITION",
        StatusCode.Aborted => "ABORTED",
        StatusCode.OutOfRange => "OUT_OF_RANGE",
        StatusCode.Unimplemented => "UNIMPLEMENTED",
        StatusCode.Internal => "INTERNAL",
        StatusCode.Unavailable => "UNAVAILABLE",
        StatusCode.DataLoss => "DATA_LOSS",
        StatusCode.Unauthenticated => "UNAUTHENTICATED",
        _ => "UNKNOWN",
    };

    /// <summary>True when a server has failed with this status, rather than its caller.</summary>
    public static bool IsServersError(StatusCode status) => status
        is StatusCode.Unknown
        or StatusCode.DeadlineExceeded
        or StatusCode.Unimplemented
        or StatusCode.Internal
        or StatusCode.Unavailable
        or StatusCode.DataLoss;

    /// <summary>Name of a method, for example <c>bakery.jobs.v1.Jobs/Submit</c>.</summary>
    public static string NameOf(IMethod method) => method.FullName[1..];
}

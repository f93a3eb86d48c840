namespace Grpc.Core;

/// <summary>
/// Outcome of a call, with the numbers that travel in <c>grpc-status</c>
/// (https://github.com/grpc/grpc/blob/master/doc/statuscodes.md).
/// </summary>
public enum StatusCode
{
    /// <summary>The call succeeded.</summary>
    OK = 0,

    /// <summary>The call was given up, usually by its caller.</summary>
    Cancelled = 1,

    /// <summary>The call failed in a way nobody classified.</summary>
    Unknown = 2,

    /// <summary>An argument is wrong whatever the state of the system.</summary>
    InvalidArgument = 3,

    /// <summary>The deadline passed before the call ended.</summary>
    DeadlineExceeded = 4,

    /// <summary>What was asked for does not exist.</summary>
    NotFound = 5,

    /// <summary>What was to be made exists already.</summary>
    AlreadyExists = 6,

    /// <summary>The caller is known and not allowed to do this.</summary>
    PermissionDenied = 7,

    /// <summary>A quota, a size limit or a resource is used up.</summary>
    ResourceExhausted = 8,

    /// <summary>The system is not in the state the call needs; trying again alone does not help.</summary>
    FailedPrecondition = 9,

    /// <summary>A concurrent change got in the way; the whole operation may be tried again.</summary>
    Aborted = 10,

    /// <summary>A position lies beyond the valid range as it is now.</summary>
    OutOfRange = 11,

    /// <summary>The server does not have this method.</summary>
    Unimplemented = 12,

    /// <summary>An invariant was broken, on either side or in the transport.</summary>
    Internal = 13,

    /// <summary>The service cannot be reached at the moment; the call may be tried again.</summary>
    Unavailable = 14,

    /// <summary>Data was lost or corrupted beyond recovery.</summary>
    DataLoss = 15,

    /// <summary>The caller's credentials are missing or invalid.</summary>
    Unauthenticated = 16,
}

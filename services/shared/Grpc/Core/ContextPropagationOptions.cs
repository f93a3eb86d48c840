namespace Grpc.Core;

/// <summary>What of a call is inherited by the calls made on its behalf.</summary>
/// <param name="propagateDeadline">True to inherit the deadline.</param>
/// <param name="propagateCancellation">True to inherit cancellation.</param>
public class ContextPropagationOptions(bool propagateDeadline = true, bool propagateCancellation = true)
{
    /// <summary>Everything is inherited.</summary>
    public static readonly ContextPropagationOptions Default = new();

    /// <summary>True to inherit the deadline.</summary>
    public bool IsPropagateDeadline { get; } = propagateDeadline;

    /// <summary>True to inherit cancellation.</summary>
    public bool IsPropagateCancellation { get; } = propagateCancellation;
}

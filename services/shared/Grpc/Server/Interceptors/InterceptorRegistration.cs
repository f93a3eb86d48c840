namespace Grpc.AspNetCore.Server;

/// <summary>How a server makes an interceptor: from the container, or anew for each call.</summary>
public class InterceptorRegistration
{
    internal InterceptorRegistration(Type type, object[] arguments)
    {
        Type = type;
        Arguments = arguments ?? throw new ArgumentNullException(nameof(arguments));
    }

    /// <summary>Type of the interceptor.</summary>
    public Type Type { get; }

    /// <summary>Arguments of its constructor that do not come from the container.</summary>
    public IReadOnlyList<object> Arguments { get; }
}

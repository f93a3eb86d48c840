namespace Grpc.Core;

/// <summary>Tells where the methods of a generated service base are bound.</summary>
/// <param name="bindType">Type with the binding method.</param>
/// <param name="bindMethodName">Name of the static method that takes a <see cref="ServiceBinderBase"/> and the service.</param>
[AttributeUsage(AttributeTargets.Class, AllowMultiple = false, Inherited = true)]
public class BindServiceMethodAttribute(Type bindType, string bindMethodName) : Attribute
{
    /// <summary>Type with the binding method.</summary>
    public Type BindType { get; } = bindType;

    /// <summary>Name of the binding method.</summary>
    public string BindMethodName { get; } = bindMethodName;
}

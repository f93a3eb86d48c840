namespace Grpc.Core;

/// <summary>What a call made on behalf of another inherits from it.</summary>
public abstract class ContextPropagationToken
{
    internal ContextPropagationToken()
    {
    }
}

namespace KeymapBakery.Compiler.Tests.Sandboxing;

/// <summary>Something that tries to do what it must not.</summary>
/// <param name="Class">What kind of attack it is.</param>
/// <param name="Name">What it tries.</param>
/// <param name="Script">A shell script, run in the sandbox in the tree.</param>
internal sealed record HostilePayload(string Class, string Name, string Script)
{
    /// <summary>True when it never ends by itself, or only after far too long.</summary>
    public bool IsEndless { get; init; }

    public override string ToString() => $"{Class}: {Name}";
}

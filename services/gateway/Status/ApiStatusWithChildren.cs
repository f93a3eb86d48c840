namespace KeymapBakery.Gateway.Status;

/// <summary>The status of the API, and what there is below it.</summary>
public sealed record ApiStatusWithChildren : ApiStatus
{
    /// <summary>Adds the children to a status.</summary>
    /// <param name="status">The status.</param>
    public ApiStatusWithChildren(ApiStatus status)
        : base(status)
    {
    }

    /// <summary>The next segments of the path.</summary>
    public required IReadOnlyList<string> Children { get; init; }
}

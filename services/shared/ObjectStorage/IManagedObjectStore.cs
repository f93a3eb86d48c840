namespace KeymapBakery.ObjectStorage;

/// <summary>What the host does with a store besides using it.</summary>
internal interface IManagedObjectStore : IObjectStore
{
    /// <summary>Creates what has to be there before the first use. Called once, at start.</summary>
    Task PrepareAsync(CancellationToken ct);

    /// <summary>Throws when the store cannot be used at present.</summary>
    Task CheckAsync(CancellationToken ct);
}

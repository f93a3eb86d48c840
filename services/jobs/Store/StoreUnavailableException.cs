namespace KeymapBakery.Jobs.Store;

/// <summary>The database cannot be used at the moment; the same work may well succeed later.</summary>
internal sealed class StoreUnavailableException(string message, Exception? innerException = null)
    : Exception(message, innerException);

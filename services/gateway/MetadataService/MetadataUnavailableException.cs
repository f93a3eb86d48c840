namespace KeymapBakery.Gateway.MetadataService;

/// <summary>The metadata service does not answer, or has nothing to answer with yet.</summary>
internal sealed class MetadataUnavailableException(string message, Exception innerException) : Exception(message, innerException);

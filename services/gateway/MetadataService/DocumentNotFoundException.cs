namespace KeymapBakery.Gateway.MetadataService;

/// <summary>The metadata service has no such file. The message is a sentence for the client.</summary>
internal sealed class DocumentNotFoundException(string message) : Exception(message);

namespace KeymapBakery.ObjectStorage.FileSystem;

/// <summary>What a download URL allows.</summary>
/// <param name="Key">The object.</param>
/// <param name="FileName">Name of the file that a browser saves.</param>
/// <param name="ContentType">Media type of the answer.</param>
/// <param name="ExpiresUnixSeconds">Until when, in seconds since 1970-01-01 UTC.</param>
internal sealed record DownloadTicket(string Key, string FileName, string ContentType, long ExpiresUnixSeconds);

namespace KeymapBakery.ObjectStorage.FileSystem;

/// <summary>Why there is no file: <c>{"code":410,"message":"…"}</c>.</summary>
/// <param name="Code">The HTTP status.</param>
/// <param name="Message">What is wrong and what to do.</param>
internal sealed record DownloadError(int Code, string Message);

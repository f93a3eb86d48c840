using System.Net.Http.Headers;

namespace KeymapBakery.Gateway.Converters.Gists;

/// <summary>A layout that was fetched.</summary>
/// <param name="Layout">Its text.</param>
/// <param name="Tag">What tells whether it has changed; null when nothing does.</param>
/// <param name="CheckedAt">When it was last known to be what it is, as a timestamp of the clock.</param>
internal sealed record GistCopy(string Layout, EntityTagHeaderValue? Tag, long CheckedAt);

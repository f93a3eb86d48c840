using Microsoft.Net.Http.Headers;

namespace KeymapBakery.Gateway.Compile;

/// <summary>What is sent about a job.</summary>
/// <param name="Origin">What the URLs in it begin with.</param>
/// <param name="Content">JSON in UTF-8.</param>
/// <param name="Tag">Entity tag of a job that has ended; null for others.</param>
internal sealed record JobStatusBody(string Origin, byte[] Content, EntityTagHeaderValue? Tag);

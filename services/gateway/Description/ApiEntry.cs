namespace KeymapBakery.Gateway.Description;

/// <summary>Where to go from the root of the server.</summary>
/// <param name="Name">What this is.</param>
/// <param name="Api">URL of the API.</param>
/// <param name="Openapi">URL of the description of the API (OpenAPI).</param>
/// <param name="Docs">URL of the same as a page for people.</param>
public sealed record ApiEntry(string Name, string Api, string Openapi, string Docs);

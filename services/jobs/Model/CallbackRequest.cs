namespace KeymapBakery.Jobs.Model;

/// <summary>Whom to tell of a job's end.</summary>
/// <param name="Url">Where to post to.</param>
/// <param name="ApiUrl">Where clients reach the API, without a slash at the end; the URLs that are told begin with it.</param>
public sealed record CallbackRequest(Uri Url, string ApiUrl);

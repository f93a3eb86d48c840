namespace KeymapBakery.Gateway.Converters.Gists;

/// <summary>A layout could not be had from a gist.</summary>
/// <param name="statusCode">HTTP status to answer with.</param>
/// <param name="message">Why, and what to do, for a person.</param>
/// <param name="retryAfter">When to try again; null when that would not help, or nobody knows.</param>
internal sealed class GistException(int statusCode, string message, TimeSpan? retryAfter = null) : Exception(message)
{
    public int StatusCode { get; } = statusCode;

    public TimeSpan? RetryAfter { get; } = retryAfter;

    /// <summary>GitHub does not do its part.</summary>
    public static GistException BadGateway(string message) =>
        new(StatusCodes.Status502BadGateway, $"{message} Try again, or post the layout itself as raw.");
}

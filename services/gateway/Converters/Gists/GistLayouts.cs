using System.Net;
using Microsoft.Extensions.Caching.Memory;
using Microsoft.Extensions.Options;

namespace KeymapBakery.Gateway.Converters.Gists;

/// <summary>
/// Gets layouts that are saved as gists, as the editor does with a person's GitHub account. Keeps copies for a while, and leaves GitHub alone
/// for as long as that asks for.
/// </summary>
internal sealed partial class GistLayouts(
    IHttpClientFactory clients, IOptions<GistOptions> options, TimeProvider clock, ILogger<GistLayouts> logger) : IDisposable
{
    /// <summary>Name of the HTTP client.</summary>
    public const string Client = "gists";

    private const string RemainingHeader = "X-RateLimit-Remaining";
    private const string ResetHeader = "X-RateLimit-Reset";
    private const long CopiesLength = 16 * 1024 * 1024;
    private static readonly TimeSpan CopyLifetime = TimeSpan.FromHours(1);
    private static readonly TimeSpan ShortestRest = TimeSpan.FromSeconds(5);
    private static readonly TimeSpan LongestRest = TimeSpan.FromHours(1);

    private readonly MemoryCache _copies = new(new MemoryCacheOptions { SizeLimit = CopiesLength });
    private readonly string[] _pageHosts = options.Value.PageHosts.Split(' ', StringSplitOptions.RemoveEmptyEntries);
    private long _restUntilTicks;

    /// <summary>The text of a layout.</summary>
    /// <param name="given">What names the gist, see <see cref="GistId"/>.</param>
    /// <param name="cancellationToken">Gives up.</param>
    /// <exception cref="GistException">It cannot be had.</exception>
    public async Task<string> GetAsync(string given, CancellationToken cancellationToken)
    {
        if (!options.Value.Enabled)
        {
            throw new GistException(StatusCodes.Status400BadRequest, "Gists are not fetched here. Post the layout itself as raw.");
        }

        var id = GistId.Find(given, _pageHosts);
        var copy = _copies.Get<GistCopy>(id);
        if (copy is null || clock.GetElapsedTime(copy.CheckedAt) > options.Value.Freshness)
        {
            copy = await FetchAsync(id, copy, cancellationToken);
            _copies.Set(id, copy, new MemoryCacheEntryOptions { Size = copy.Layout.Length, AbsoluteExpirationRelativeToNow = CopyLifetime });
        }

        return copy.Layout;
    }

    public void Dispose() => _copies.Dispose();

    private async Task<GistCopy> FetchAsync(string id, GistCopy? known, CancellationToken cancellationToken)
    {
        var rest = new DateTimeOffset(Interlocked.Read(ref _restUntilTicks), TimeSpan.Zero) - clock.GetUtcNow();
        if (rest > TimeSpan.Zero)
        {
            throw TooOften(rest);
        }

        using var client = clients.CreateClient(Client);
        using var request = new HttpRequestMessage(HttpMethod.Get, $"gists/{id}");
        if (known?.Tag is { } tag)
        {
            request.Headers.IfNoneMatch.Add(tag);
        }

        try
        {
            using var response = await client.SendAsync(request, cancellationToken);
            if (response.StatusCode == HttpStatusCode.NotModified && known is not null)
            {
                return known with { CheckedAt = clock.GetTimestamp() };
            }

            if (response.StatusCode != HttpStatusCode.OK)
            {
                throw FailureOf(id, response);
            }

            var answer = await response.Content.ReadAsByteArrayAsync(cancellationToken);
            return new GistCopy(GistFiles.LayoutIn(answer, options.Value.MaximumLength), response.Headers.ETag, clock.GetTimestamp());
        }
        catch (HttpRequestException exception)
        {
            LogFailed(id, exception.Message);
            throw exception.HttpRequestError == HttpRequestError.ConfigurationLimitExceeded
                ? new GistException(StatusCodes.Status400BadRequest, $"The gist is larger than {options.Value.MaximumBytes} bytes. No layout is.")
                : GistException.BadGateway("GitHub cannot be reached.");
        }
        catch (OperationCanceledException) when (!cancellationToken.IsCancellationRequested)
        {
            LogFailed(id, "timeout");
            throw GistException.BadGateway($"GitHub did not answer within {options.Value.Timeout.TotalSeconds} seconds.");
        }
    }

    private GistException FailureOf(string id, HttpResponseMessage response)
    {
        if (response.StatusCode == HttpStatusCode.NotFound)
        {
            return new GistException(StatusCodes.Status404NotFound, $"There is no gist {id}, or it is not public.");
        }

        LogFailed(id, $"status {(int)response.StatusCode}");
        if (RestAskedFor(response) is not { } asked)
        {
            return GistException.BadGateway($"GitHub answered with status {(int)response.StatusCode}.");
        }

        var rest = TimeSpan.FromTicks(Math.Clamp(asked.Ticks, ShortestRest.Ticks, LongestRest.Ticks));
        Interlocked.Exchange(ref _restUntilTicks, (clock.GetUtcNow() + rest).UtcTicks);
        return TooOften(rest);
    }

    // https://docs.github.com/rest/using-the-rest-api/rate-limits-for-the-rest-api#exceeding-the-rate-limit
    private TimeSpan? RestAskedFor(HttpResponseMessage response)
    {
        if (response.StatusCode is not (HttpStatusCode.Forbidden or HttpStatusCode.TooManyRequests))
        {
            return null;
        }

        if (response.Headers.RetryAfter is { } retryAfter)
        {
            return retryAfter.Delta ?? retryAfter.Date - clock.GetUtcNow();
        }

        var isUsedUp = response.StatusCode == HttpStatusCode.TooManyRequests || HeaderOf(RemainingHeader) == 0;
        return !isUsedUp ? null
            : HeaderOf(ResetHeader) is { } reset and >= 0 and <= int.MaxValue ? DateTimeOffset.FromUnixTimeSeconds(reset) - clock.GetUtcNow()
            : ShortestRest;

        long? HeaderOf(string name) =>
            response.Headers.TryGetValues(name, out var values) && long.TryParse(values.First(), out var value) ? value : null;
    }

    private static GistException TooOften(TimeSpan rest) => new(
        StatusCodes.Status503ServiceUnavailable,
        $"GitHub has been asked too often. Try again in {Math.Ceiling(rest.TotalSeconds)} seconds, or post the layout itself as raw.",
        rest);

    [LoggerMessage(LogLevel.Warning, "Gist {Id} could not be fetched: {Reason}")]
    private partial void LogFailed(string id, string reason);
}

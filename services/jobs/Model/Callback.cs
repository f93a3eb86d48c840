namespace KeymapBakery.Jobs.Model;

/// <summary>Somebody who is still to be told of a job's end. Gone once that is done, or was tried often enough.</summary>
public sealed class Callback
{
    private Callback()
    {
    }

    /// <summary>The job.</summary>
    public Guid JobId { get; private set; }

    /// <summary>Where to post to.</summary>
    public string Url { get; private set; } = "";

    /// <summary>Where clients reach the API; the URLs that are told begin with it.</summary>
    public string ApiUrl { get; private set; } = "";

    /// <summary>How often it was tried, a try under way included.</summary>
    public int Attempts { get; private set; }

    /// <summary>Not to be tried, or tried again, before.</summary>
    public DateTimeOffset DueAt { get; private set; }

    /// <summary>A callback that waits for the end of <paramref name="job"/>.</summary>
    public static Callback Create(Job job, CallbackRequest request)
    {
        ArgumentNullException.ThrowIfNull(job);
        ArgumentNullException.ThrowIfNull(request);
        return new Callback { JobId = job.Id, Url = request.Url.AbsoluteUri, ApiUrl = request.ApiUrl, DueAt = job.CreatedAt };
    }

    /// <summary>A try begins; unless it succeeds, the next one is at <paramref name="next"/>.</summary>
    public void Try(DateTimeOffset next)
    {
        Attempts++;
        DueAt = next;
    }
}
